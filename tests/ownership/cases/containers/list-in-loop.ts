// A loop over a list borrows its elements.
import { List } from "../list";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new List<OwnedFd>();
  for (let i = 0; i < n; i++) v.push(OwnedFd.open());
  let s = 0;
  for (let i = 0; i < v.length; i++) {
    const fd = v.get(i);
    s += fd.read();
  }
  return s + v.length;
}
