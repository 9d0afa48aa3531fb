// A temporary file is written to before it gets a name, and the file that it was afterwards.
// check-only
import { TempFile, writeString } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const temp = TempFile.create().value;
  writeString(temp, "in time");
  const file = temp.persist("name").value;
  return file.writeString("late").isOk ? 1 : n;
}
