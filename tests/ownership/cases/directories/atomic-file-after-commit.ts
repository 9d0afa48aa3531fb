// What was committed can't be written to any more.
// check-only
import { AtomicFile } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const next = AtomicFile.create("name").value;
  next.commit();
  return next.file.writeString("late").isOk ? 1 : n; //~ E0382
}
