export { Chain, Take } from "./adapters";
export { copy } from "./copy";
export { LineWriter } from "./line-writer";
export { BufReader, LineReader } from "./reader";
export { Slice } from "./slice";
export { BufWriter, IntoInner } from "./writer";
