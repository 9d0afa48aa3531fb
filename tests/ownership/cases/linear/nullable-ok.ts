// A value that has to be used up may end as a nullable one where it is null, or moved on.
import { replace, take } from "as-io-lifetimes/assembly/own";
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

function sent(reply: Reply | null): i32 {
  if (reply === null) return 0;
  return reply.send();
}

export function main(n: i32): i32 {
  let sum = 0;
  const reply = open(n);
  if (reply != null) sum += reply.send();
  let other: Reply | null = null;
  other = open(n + 1);
  const taken = take(other);
  if (!!taken && n < 9) sum += taken.send();
  else if (taken) sum += taken.send();
  other = open(n);
  const old = replace(other, null);
  sum += sent(old);
  for (let i = 0; i < n; i++) {
    const turn = open(i);
    if (turn === null) continue;
    sum += turn.send();
  }
  return sum + sent(open(n) || open(n + 1)) + sent(null);
}
