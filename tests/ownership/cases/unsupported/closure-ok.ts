// A function expression may use its own parameters.
import { OwnedFd } from "../prelude";

function run(f: (k: i32) => i32, k: i32): i32 {
  return f(k);
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return run((k) => k + 1, a.read());
}
