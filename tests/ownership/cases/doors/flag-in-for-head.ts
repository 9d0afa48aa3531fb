// A value that moves in the head of a loop isn't dropped again.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let sum = 0;
  for (let a = OwnedFd.open(), i = n > 1 ? consume(a) : 0; i < 20; i += 9) sum += i;
  for (let i = 0; i < 3; i++) {
    const a = OwnedFd.open(),
      b = i + n > 3 ? consume(a) : 0;
    sum += b;
  }
  return sum;
}
