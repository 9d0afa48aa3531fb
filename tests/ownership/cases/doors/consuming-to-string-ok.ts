// What a template consumes is dropped once.
import { OwnedFd } from "../prelude";

@owned
class Text {
  constructor(public fd: OwnedFd) {}

  @consumes toString(): string {
    return "text";
  }
}

export function main(n: i32): i32 {
  const a = new Text(OwnedFd.open()),
    b = new Text(OwnedFd.open());
  const text = n > 1 ? `${a}` : `${b} and more`;
  return text.length;
}
