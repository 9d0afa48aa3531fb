// The file of a temporary file is borrowed from it, and used before its end.
// check-only
import { Ref, File, TempFile } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const temp = TempFile.create().value;
  const file: Ref<File> = temp.file;
  const written = file.writeString("in time").isOk;
  temp.close();
  return written ? 1 : n;
}
