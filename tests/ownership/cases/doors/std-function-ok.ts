// AssemblyScript's own functions take numbers.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const all = [1, 2];
  return all.reduce<i32>((sum: i32, each: i32): i32 => sum + each, a.read());
}
