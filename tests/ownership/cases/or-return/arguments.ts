// What is evaluated already when `orReturn` returns is dropped: temporaries, and values that have moved into arguments.
import { Ref, take } from "as-io-lifetimes/assembly/own";
import { Result } from "as-io-lifetimes/assembly/result";
import { OwnedFd, consume, log, peek } from "../prelude";
import { tryNumber, tryOpen } from "../results";

@owned
class Pair {
  constructor(public first: OwnedFd | null, public second: OwnedFd) {}

  @consumes into(n: i32): i32 {
    return this.second.read() + n;
  }
}

function both(a: OwnedFd, b: OwnedFd, n: i32): i32 {
  return a.read() + b.read() + n;
}

function maybe(a: OwnedFd | null, n: i32): i32 {
  return n;
}

function look(a: Ref<OwnedFd>, n: i32): i32 {
  return a.read() + n;
}

function temporaries(n: i32): Result<i32> {
  const a = OwnedFd.open();
  const k = both(OwnedFd.open(), tryOpen(n > 0).orReturn, tryNumber(n, n > 1).orReturn);
  return Result.ok<i32>(k + a.read());
}

function variables(n: i32): Result<i32> {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const c = OwnedFd.open();
  if (n > 5) consume(c);
  const k = both(a, b, tryNumber(n, n > 2).orReturn) + tryNumber(1, n > 3).orReturn;
  log(9, k);
  return Result.ok<i32>(k);
}

function choices(n: i32): Result<i32> {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const k = both(n > 3 ? a : OwnedFd.open(), n > 5 ? OwnedFd.open() : b, tryNumber(n, n % 2 == 0).orReturn);
  return Result.ok<i32>(k);
}

function nullables(n: i32): Result<i32> {
  let a: OwnedFd | null = n > 2 ? OwnedFd.open() : null;
  const k = maybe(take(a), tryNumber(n, n != 3).orReturn);
  a = OwnedFd.tryOpen(n > 4);
  return Result.ok<i32>(k + maybe(a, tryNumber(n, n != 5 && n != 2).orReturn));
}

function receivers(n: i32): Result<i32> {
  const pair = new Pair(OwnedFd.tryOpen(n > 3), tryOpen(n > 0).orReturn);
  const k = pair.into(tryNumber(n, n > 1).orReturn);
  return Result.ok<i32>(k + new Pair(null, OwnedFd.open()).into(tryNumber(n, n > 2).orReturn));
}

function borrows(n: i32): Result<i32> {
  const a = OwnedFd.open();
  const k = look(OwnedFd.open(), tryNumber(n, n > 2).orReturn) + look(a, tryNumber(n, n > 3).orReturn);
  return Result.ok<i32>(k + peek(tryOpen(n > 4).orReturn) + tryOpen(n > 5).orReturn.read());
}

function chains(n: i32): Result<i32> {
  return Result.ok<i32>(
    both(
      tryOpen(n > 0).orReturn,
      tryOpen(n > 1).orReturn.tryClone(),
      both(tryOpen(n > 2).orReturn, OwnedFd.open(), tryNumber(n, n > 3).orReturn),
    ) + tryNumber(n, n > 4).orReturn,
  );
}

function valueOf(result: Result<i32>): i32 {
  return result.isErr ? -1 : result.value;
}

export function main(n: i32): i32 {
  let k = valueOf(temporaries(n));
  k = k * 3 + valueOf(variables(n));
  k = k * 3 + valueOf(choices(n));
  k = k * 3 + valueOf(nullables(n));
  k = k * 3 + valueOf(receivers(n));
  k = k * 3 + valueOf(borrows(n));
  return k * 3 + valueOf(chains(n));
}
