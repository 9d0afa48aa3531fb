// A value that has to be used up can't be dropped as a nullable one, unless it is null.
import { OwnedFd } from "../prelude";

@owned @linear("send")
class Reply {
  constructor(private fd: OwnedFd) {}

  @consumes send(): i32 {
    const fd = this.fd;
    return fd.read();
  }
}

function open(n: i32): Reply | null {
  return n > 2 ? new Reply(OwnedFd.open()) : null;
}

export function main(n: i32): i32 {
  const reply = open(n); //~ OWN0942
  let other: Reply | null = null; //~ OWN0942
  other = open(n + 1);
  open(n + 2); //~ OWN0942
  if (reply && n == 4) return reply.send();
  const either = open(n) || open(n + 1); //~ OWN0942
  return n;
}
