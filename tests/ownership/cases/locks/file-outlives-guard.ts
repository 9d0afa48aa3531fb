// The file that a guard gives is borrowed from the guard.
// check-only
import { File, RwLock, drop } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const read = lock.read().value;
  const file = read.file;
  drop(read); //~ E0505
  file.tell();
  return n;
}
