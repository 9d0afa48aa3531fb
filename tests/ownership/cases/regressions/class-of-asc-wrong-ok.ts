// What asc finds right with a class stays right when the transform has looked at the class first.
import { OwnedFd } from "../prelude";

abstract class Shape {
  abstract area(): i32;
}

class Square extends Shape {
  area(): i32 {
    return 4;
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return a.read() + new Square().area();
}
