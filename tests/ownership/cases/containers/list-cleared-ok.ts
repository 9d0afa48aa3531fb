// A list may be cleared after the last use of a borrow of its element.
import { List } from "../list";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const v = new List<OwnedFd>();
  v.push(OwnedFd.open());
  const b = v.get(0).asFd();
  const s = b.read();
  v.clear();
  log(9, s);
  v.push(OwnedFd.open());
  return s + v.get(0).read();
}
