// The file of a temporary file is borrowed from it, and can't be used after its end.
// check-only
import { Ref, File, TempFile } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const temp = TempFile.create().value;
  const file: Ref<File> = temp.file;
  temp.close(); //~ E0505
  return file.writeString("late").isOk ? 1 : n;
}
