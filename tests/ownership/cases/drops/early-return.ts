// A return drops the variables of all the scopes that it leaves.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  for (let i = 0; i < 5; i++) {
    const b = OwnedFd.open();
    if (i == n) {
      const c = OwnedFd.open();
      return c.read();
    }
  }
  return a.read();
}
