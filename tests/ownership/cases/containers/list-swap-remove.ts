// A list may give an element away.
import { List } from "../list";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new List<OwnedFd>();
  v.push(OwnedFd.open());
  v.push(OwnedFd.open());
  v.push(OwnedFd.open());
  const s = consume(v.swapRemove(0));
  return s + v.get(0).read();
}
