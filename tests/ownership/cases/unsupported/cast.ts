// An owned value can't be made by a cast of an Object.
import { OwnedFd } from "../prelude";

let keep: Object | null = null;

export function main(n: i32): i32 {
  const p = <OwnedFd>(keep as Object); //~ E0308
  const q = p;
  return 0;
}
