// A file can be locked for reading when the scope of its lock for writing is over.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  {
    const write = lock.write().value;
    write.file.tell();
  }
  const read = lock.read().value;
  return n;
}
