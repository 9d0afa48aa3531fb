// A locked file can't be taken out of its lock.
// check-only
import { File, RwLock } from "as-io-lifetimes";

function open(): RwLock<File> {
  return new RwLock<File>(File.create("a").value);
}

export function main(n: i32): i32 {
  const lock = open();
  const read = lock.read().value;
  const file = lock.intoInner(); //~ E0505
  return n;
}
