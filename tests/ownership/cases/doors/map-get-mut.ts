// A value of a map is borrowed exclusively by one at a time.
import { Mut, OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<string, OwnedFd>();
  all.set("a", OwnedFd.open());
  const a: Mut<OwnedFd> | null = all.getMut("a");
  const b: Mut<OwnedFd> | null = all.getMut("a"); //~ E0499
  if (a) a.rewind();
  if (b) b.rewind();
  return n;
}
