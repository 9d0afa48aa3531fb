// What a value is asked for by its own methods needs no `changetype`.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  return (n > 3 ? a : b).read();
}
