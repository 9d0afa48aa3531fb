// A user's reactor: its own functions, and the library's calls for the host.
import { BorrowedFd, File, IoError, OwnedFd, read, Errno } from "as-io-lifetimes";
export * from "as-io-lifetimes/assembly/bridge";

/** Borrows: counts the bytes that are left. */
export function countBytes(fd: BorrowedFd): i32 {
  const buffer = new Uint8Array(8);
  let total = 0;
  while (true) {
    const count = read<BorrowedFd>(fd, buffer);
    if (count.isErr) return -<i32>count.error.errno;
    if (!count.value) return total;
    total += count.value;
  }
}

/** Takes a File as owned. */
export function eat(file: File): void {
  file.close().value;
}

/** Gives a File. */
export function give(path: string): File {
  return File.open(path).value;
}

/** Gives an OwnedFd, or 0. */
export function giveIfThere(path: string): OwnedFd | null {
  const file = File.open(path);
  return file.isErr ? null : file.value.intoFd();
}

export function hello(name: string): string {
  return "hello " + name;
}

/** Opens a file and traps. */
export function trapWithOpenFile(path: string): void {
  File.open(path).value;
  unreachable();
}

/** Leaves a file open. */
export function leak(path: string): void {
  File.open(path).value;
}

export function abortWithText(): void {
  throw new Error("no way");
}
