// `orReturn` converts the result: to another value, to a result with a managed value, and in functions within functions.
import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";
import * as wit from "as-io-lifetimes/assembly/abi/result";
import { OwnedFd, log } from "../prelude";
import { tryDo, tryNumber, tryOpen } from "../results";

class Size {
  private constructor(readonly value: i32) {}

  static of(n: i32): ManagedResult<Size> {
    return ManagedResult.ok<Size>(new Size(tryNumber(n, n > 2).orReturn));
  }
}

function nothing(n: i32): Result<void> {
  tryNumber(n, n > 1).orReturn;
  Size.of(n).orReturn;
  return tryDo(n > 3);
}

function text(n: i32, ok: bool): wit.Result<string, string> {
  return ok ? wit.Result.ok<string, string>(`${n}`) : wit.Result.err<string, string>(`no ${n}`);
}

function length(n: i32): wit.Result<i32, string> {
  const fd = OwnedFd.open();
  return wit.Result.ok<i32, string>(text(n, n > 4).orReturn.length + fd.read());
}

function generic<T>(fd: ManagedResult<T>, n: i32): ManagedResult<T> {
  const value = fd.orReturn;
  tryNumber(n, n > 5).orReturn;
  return ManagedResult.ok<T>(value);
}

// @ts-ignore: decorator
@inline
function inlined(n: i32): Result<i32> {
  const fd = OwnedFd.open();
  return Result.ok<i32>(tryNumber(n, n > 4).orReturn + fd.read());
}

function nested(n: i32): Result<i32> {
  const inner = (k: i32): Result<i32> => Result.ok<i32>(tryNumber(k, k > 2).orReturn + 1);
  return Result.ok<i32>(inner(n).orReturn + inlined(n).orReturn);
}

function opened(n: i32): ManagedResult<OwnedFd> {
  const fd = tryOpen(n > 0).orReturn;
  return generic<OwnedFd>(ManagedResult.ok<OwnedFd>(fd), n);
}

export function main(n: i32): i32 {
  const done = nothing(n);
  log(9, done.isErr ? done.error.errno : 0);
  const fd = opened(n);
  const text = length(n);
  const number = nested(n);
  return (fd.isErr ? 1 : fd.value.read()) + (text.isErr ? text.error.length : text.value) + (number.isErr ? 2 : number.value);
}
