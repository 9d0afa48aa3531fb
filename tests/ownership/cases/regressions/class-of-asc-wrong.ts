// What asc finds wrong with a class it says, though the transform has looked at the class first.
import { OwnedFd } from "../prelude";

abstract class Shape {
  abstract area(): i32;
}

class Square extends Shape {} //~ TS2515

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return a.read() + new Square().area();
}
