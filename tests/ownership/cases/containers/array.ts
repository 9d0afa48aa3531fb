// An Array can't hold owned values.
// rustc: accepted, because Vec drops its elements
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new Array<OwnedFd>(); //~ OWN0910
  v.push(OwnedFd.open());
  return v.length;
}
