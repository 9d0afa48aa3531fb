export { copy } from "./copy";
export { LineReader } from "./lines";
export { LineWriter } from "./line-writer";
export { BufReader } from "./reader";
export { Slice } from "./slice";
export { BufWriter, IntoInner } from "./writer";
