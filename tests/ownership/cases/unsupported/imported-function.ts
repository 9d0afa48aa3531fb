// A function of the host may take owned values and borrows.
// check-only
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@external("env", "openFile")
declare function openFile(path: i32): OwnedFd | null;

// @ts-ignore: decorator
@external("env", "closeFile")
declare function closeFile(fd: OwnedFd): i32;

// @ts-ignore: decorator
@external("env", "readFile")
declare function readFile(fd: BorrowedFd): i32;

export function main(n: i32): i32 {
  const fd = openFile(n);
  if (fd === null) return 0;
  const k = readFile(fd.asFd());
  return k + closeFile(fd!);
}
