// `orReturn` needs a function that can return the error: not one of another result, a constructor, or code outside of functions.
import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";
import * as wit from "as-io-lifetimes/assembly/abi/result";
import { OwnedFd } from "../prelude";
import { tryNumber, tryOpen } from "../results";

const outside = tryNumber(1, true).orReturn; //~ E0277

tryNumber(2, true).orReturn; //~ E0277

class Size {
  value: i32;

  constructor(n: i32) {
    this.value = tryNumber(n, true).orReturn; //~ E0277
  }
}

function nothing(n: i32): void {
  tryNumber(n, true).orReturn; //~ E0277
}

function other(n: i32): wit.Result<i32, string> {
  return wit.Result.ok<i32, string>(tryNumber(n, true).orReturn); //~ E0277
}

function ours(n: i32): Result<i32> {
  return Result.ok<i32>(other(n).orReturn); //~ E0277
}

function byDefault(n: i32, m: i32 = tryNumber(1, true).orReturn): i32 { //~ E0277
  return n + m;
}

@trusted
function vouched(n: i32): Result<i32> {
  return Result.ok<i32>(tryNumber(n, true).orReturn); //~ E0277
}

function nested(n: i32): Result<i32> {
  const inner = (k: i32): i32 => tryNumber(k, true).orReturn; //~ E0277
  return Result.ok<i32>(inner(n));
}

function usedAfter(ok: bool): ManagedResult<OwnedFd> {
  const result = tryOpen(ok);
  const fd = result.orReturn;
  return result; //~ E0382
}

export function main(n: i32): i32 {
  nothing(n);
  return outside + new Size(n).value + ours(n).value + byDefault(n) + vouched(n).value + nested(n).value + usedAfter(true).value.read();
}
