// A file that is locked for writing can't be locked for reading by the same lock.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const write = lock.write().value;
  const read = lock.read().value; //~ E0502
  return n;
}
