// `forEach` lends values as shared, and a callback reads them.
import { Ref, OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<string, OwnedFd>();
  all.set("a", OwnedFd.open());
  all.forEach((fd: Ref<OwnedFd>, key: string): void => { fd.read(); });
  return n;
}
