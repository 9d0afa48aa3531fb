// A temporary file that got a name is gone; the file that it was is what `persist` gives.
// check-only
import { TempFile, writeString } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const temp = TempFile.create().value;
  const file = temp.persist("name").value;
  writeString(temp, "late"); //~ E0382
  return file.writeString("late").isOk ? 1 : n;
}
