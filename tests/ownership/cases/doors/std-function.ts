// AssemblyScript's own functions take no owners.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const same = Object.is(OwnedFd.open(), a); //~ OWN0906 OWN0906
  const all = [1, 2];
  const last = all.reduce<OwnedFd>((fd: OwnedFd, each: i32): OwnedFd => fd, OwnedFd.open()); //~ OWN0906 OWN0922
  return same ? 1 : 0;
}
