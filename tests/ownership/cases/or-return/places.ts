// `orReturn` may stand wherever an expression does: in conditions, loops, branches, assignments and returns.
import { Result } from "as-io-lifetimes/assembly/result";
import { OwnedFd, consume, log } from "../prelude";
import { tryDo, tryNumber, tryOpen } from "../results";

@owned
class Holder {
  fd: OwnedFd;

  constructor(fd: OwnedFd) {
    this.fd = fd;
  }

  @mut refill(n: i32): Result<void> {
    this.fd = tryOpen(n > 3).orReturn;
    return Result.done();
  }
}

function conditions(n: i32): Result<i32> {
  const a = OwnedFd.open();
  if (tryNumber(n, n != 1).orReturn > 2 && tryOpen(n != 3).orReturn.read() > 0) {
    const b = OwnedFd.open();
    tryDo(n != 4).orReturn;
    consume(b);
  } else if (n < 2 || tryNumber(a.read(), n > 1).orReturn < 0) tryDo(n > 0).orReturn;
  return Result.ok<i32>(a.read());
}

function loops(n: i32): Result<i32> {
  let sum = 0;
  let held = OwnedFd.open();
  for (let i = tryNumber(0, n > 0).orReturn; i < tryNumber(n, i < 4).orReturn; i += tryNumber(1, i < 5).orReturn) {
    const each = OwnedFd.open();
    if (i == 1) continue;
    if (i == 5) break;
    held = tryOpen(i != 2 || n != 3).orReturn;
    sum += tryNumber(each.read(), true).orReturn;
  }
  while (consume(tryOpen(sum < 40).orReturn) < tryNumber(20, sum < 30).orReturn) {
    const each = OwnedFd.open();
    sum += each.read();
  }
  let k = 0;
  do {
    const each = OwnedFd.open();
    k++;
  } while (tryNumber(k, k < 3).orReturn < n && tryOpen(true).orReturn.read() > 0);
  return Result.ok<i32>(sum + k);
}

function branches(n: i32): Result<i32> {
  const a = OwnedFd.open();
  const b = n > 3 ? tryOpen(n > 4).orReturn : a;
  const c = OwnedFd.tryOpen(n > 5) || tryOpen(n != 2).orReturn;
  switch (tryNumber(n, n != 6).orReturn) {
    case 0:
      return Result.ok<i32>(consume(b) + tryNumber(1, true).orReturn);
    case 1: {
      const d = OwnedFd.open();
      return Result.ok<i32>(consume(d) + tryNumber(1, false).orReturn);
    }
    default:
      log(9, b.read());
  }
  return Result.ok<i32>(c.read());
}

function assignments(n: i32): Result<i32> {
  let a = OwnedFd.open();
  if (n > 5) consume(a);
  a = tryOpen(n > 0).orReturn;
  const holder = new Holder(OwnedFd.open());
  holder.fd = tryOpen(n > 1).orReturn;
  const done = holder.refill(n);
  if (n != 3) done.orReturn;
  let later: OwnedFd;
  if (n > 4) later = tryOpen(n > 5).orReturn;
  else later = a.tryClone();
  return tryNumber(later.read(), n != 7);
}

function valueOf(result: Result<i32>): i32 {
  return result.isErr ? -1 : result.value;
}

export function main(n: i32): i32 {
  let k = valueOf(conditions(n));
  k = k * 3 + valueOf(loops(n));
  k = k * 3 + valueOf(branches(n));
  return k * 3 + valueOf(assignments(n));
}
