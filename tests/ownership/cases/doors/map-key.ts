// A map doesn't drop its keys.
import { OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<OwnedFd, OwnedFd>(); //~ OWN0910
  all.set(OwnedFd.open(), OwnedFd.open());
  return all.size;
}
