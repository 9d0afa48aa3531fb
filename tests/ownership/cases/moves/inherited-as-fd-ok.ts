// A class lends itself by the `asFd` that it inherits.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class Log extends OwnedFd {
  lines: i32 = 0;
}

function keep(log: BorrowedFd): i32 {
  return log.read();
}

export function main(): i32 {
  const log = new Log(3);
  keep(log.asFd());
  return keep(log.asFd());
}
