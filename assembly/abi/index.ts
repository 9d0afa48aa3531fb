// What generated bindings of components are made of: the Canonical ABI's memory, and WIT's types that AssemblyScript
// lacks. What works on addresses is for generated code alone; it isn't marked `@unsafe`, so that bindings compile with
// `--noUnsafe`. https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md

export { Borrow, BorrowedArray, checkLength, giveNumbers, lendNumbers, loadNumbers, storeNumbers, takeNumbers } from "./list";
export { Option } from "./option";
export { ResourceTable } from "./resource";
export { Result, Unit, unit } from "./result";
export {
  alloc,
  allocList,
  cabi_realloc,
  detach,
  free,
  get,
  keepResult,
  mark,
  release,
  releaseChain,
  releaseResult,
  set,
  takeBack,
} from "./memory";
export { byteLength, giveString, loadString, storeString, takeString } from "./text";
export { end } from "./end";
export { fail } from "./fail";
