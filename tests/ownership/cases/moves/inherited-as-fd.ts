// The help for a moved value finds an `asFd` that its class inherits.
import { OwnedFd } from "../prelude";

@owned
class Log extends OwnedFd {
  lines: i32 = 0;
}

function keep(log: Log): i32 {
  return log.read();
}

export function main(): i32 {
  const log = new Log(3);
  keep(log);
  return keep(log); //~ E0382
}
