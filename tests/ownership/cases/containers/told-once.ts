// A container that can't hold owners is reported once, where its type is written or it is made.
import { OwnedFd } from "../prelude";

const files = new Map<string, OwnedFd>(); //~ OWN0910
files.set("a", OwnedFd.open());
const list: OwnedFd[] = [OwnedFd.open()]; //~ OWN0910

export function main(n: i32): i32 {
  const local: OwnedFd[] = [OwnedFd.open(), OwnedFd.open()]; //~ OWN0910
  const twice: Array<OwnedFd> = new Array<OwnedFd>(); //~ OWN0910
  return local.length + twice.length;
}
