// A value of a map is changed where it is.
import { Mut, OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<string, OwnedFd>();
  all.set("a", OwnedFd.open());
  const a = all.getMut("a");
  if (a) a.rewind();
  all.forEachMut((fd: Mut<OwnedFd>, key: string): void => { fd.rewind(); });
  const b: Mut<OwnedFd> | null = all.getMut("a");
  if (b) b.rewind();
  return n;
}
