// A temporary within a string is dropped at the end of the statement.
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const text = `${OwnedFd.open().read()}-${OwnedFd.open().read()}`;
  log(9, text.length);
  return text.length + n;
}
