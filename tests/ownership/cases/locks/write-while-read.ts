// A file that is locked for reading can't be locked for writing by the same lock.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const read = lock.read().value;
  const write = lock.write().value; //~ E0502
  return n;
}
