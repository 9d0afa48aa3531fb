// What was pushed into a list may be used as its element.
import { List } from "../list";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = new List<OwnedFd>();
  v.push(fd);
  return v.get(0).read();
}
