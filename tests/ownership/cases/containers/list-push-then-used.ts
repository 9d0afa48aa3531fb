// A list takes what is pushed into it.
import { List } from "../list";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = new List<OwnedFd>();
  v.push(fd);
  return fd.read(); //~ E0382
}
