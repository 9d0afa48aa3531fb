// A template consumes what a consuming `toString` takes.
import { OwnedFd } from "../prelude";

@owned
class Text {
  constructor(public fd: OwnedFd) {}

  @consumes toString(): string {
    return "text";
  }
}

export function main(n: i32): i32 {
  const a = new Text(OwnedFd.open());
  const text = `${a} and ${a}`; //~ E0382
  return text.length;
}
