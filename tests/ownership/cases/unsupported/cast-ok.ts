// A cast of a number is free.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const k = <i64>a.read();
  return <i32>(k + 1);
}
