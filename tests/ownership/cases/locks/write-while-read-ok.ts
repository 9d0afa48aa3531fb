// A file can be locked for writing when it is no longer locked for reading.
// check-only
import { File, RwLock, drop } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const read = lock.read().value;
  drop(read);
  const write = lock.write().value;
  return n;
}
