// Values of a map are borrowed as shared by `get`.
import { Ref, OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<string, OwnedFd>();
  all.set("a", OwnedFd.open());
  const a: Ref<OwnedFd> | null = all.get("a");
  const b: Ref<OwnedFd> | null = all.get("a");
  return (a ? a.read() : 0) + (b ? b.read() : 0);
}
