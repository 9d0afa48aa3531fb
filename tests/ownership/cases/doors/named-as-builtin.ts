// A function of the program with the name of a builtin is no builtin.
import { OwnedFd, consume } from "../prelude";

function isInteger(text: string): bool {
  return text.length > 1;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (isInteger(n > 1 ? "12" : "1")) consume(a);
  return n;
}
