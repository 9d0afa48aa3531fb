export { OwnedArray } from "./array";
export { OwnedMap } from "./map";
export { Mut, Ref, drop, forget, replace, take } from "./words";
