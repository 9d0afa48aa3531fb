// Two values of a map can't be borrowed exclusively by `get`.
import { Mut, OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<string, OwnedFd>();
  all.set("a", OwnedFd.open());
  const a: Mut<OwnedFd> | null = all.get("a"); //~ E0596
  const b: Mut<OwnedFd> | null = all.get("a"); //~ E0596
  if (a) a.rewind();
  if (b) b.rewind();
  return n;
}
