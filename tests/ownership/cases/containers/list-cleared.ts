// A list can't be cleared while a borrow of its element is used later.
import { List } from "../list";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new List<OwnedFd>();
  v.push(OwnedFd.open());
  const b = v.get(0).asFd();
  v.clear(); //~ E0502
  return b.read();
}
