// A ternary with null, an assignment of null and `!` own as the value does.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a: OwnedFd | null = n > 3 ? OwnedFd.open() : null;
  if (n > 5) {
    const b = a!;
    return b.read();
  }
  a = null;
  a = OwnedFd.open();
  return a!.read();
}
