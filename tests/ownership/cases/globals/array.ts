// A global Array can't hold owned values.
import { OwnedFd } from "../prelude";

const all = new Array<OwnedFd>(); //~ OWN0910

export function main(n: i32): i32 {
  return all.length;
}
