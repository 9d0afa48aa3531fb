// A lock is locked for reading as often as one likes.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const first = lock.read().value;
  const second = lock.read().value;
  return n;
}
