// A global whose type the transform has asked for is compiled as any other.
import { OwnedFd } from "../prelude";

let lanes: StaticArray<i32> = [1, 2];

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return a.read() + lanes[0];
}
