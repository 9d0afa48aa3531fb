// A file can be taken out of its lock when nobody has it locked.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  lock.read().value.file.tell();
  const file = lock.intoInner();
  file.tell();
  return n;
}
