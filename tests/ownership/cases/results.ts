// Results for the cases in or-return/: calls that succeed or fail as they are asked to.
import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";
import { OwnedFd, log } from "./prelude";

/** The error of a failed call: `noent`, without a record. */
const FAILED: i32 = <i32>0xc000002c;

export function tryOpen(ok: bool): ManagedResult<OwnedFd> {
  log(6, ok);
  return ok ? ManagedResult.ok<OwnedFd>(OwnedFd.open()) : ManagedResult.err<OwnedFd>(FAILED);
}

export function tryNumber(n: i32, ok: bool): Result<i32> {
  log(7, n);
  return ok ? Result.ok<i32>(n) : Result.err<i32>(FAILED);
}

export function tryDo(ok: bool): Result<void> {
  log(8, ok);
  return ok ? Result.done() : Result.err<void>(FAILED);
}
