// What is written before the commit is committed.
// check-only
import { AtomicFile } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const next = AtomicFile.create("name").value;
  next.file.writeString("in time");
  return next.commit().isOk ? 1 : n;
}
