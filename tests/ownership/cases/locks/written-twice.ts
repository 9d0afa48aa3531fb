// A lock is locked for writing once at a time.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const first = lock.write().value;
  const second = lock.write().value; //~ E0499
  return n;
}
