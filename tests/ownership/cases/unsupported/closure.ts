// A function expression can't use a variable that is declared around it.
import { OwnedFd } from "../prelude";

function run(f: () => i32): i32 {
  return f();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return run(() => a.read()); //~ AS100 TS2454
}
