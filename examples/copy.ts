// Copies a file, or standard input, to another file, or to standard output:
//
//   npx io-lifetimes run --dir . build/copy.wasm FROM [TO]
//
// `-` is standard input. Compiled with `--target p3`, the host copies a file by itself, and no byte passes through the program.

import { File, IoError, copy, process, stdin, stdout } from "as-io-lifetimes";

const args = process.args();

/** Copies a file to where the arguments say. Returns the number of bytes, or an error below zero. */
function copyFile(path: string): i64 {
  const from = File.open(path);
  if (from.isErr) return from.code;
  if (args.length < 3) return copy(from.value, stdout());
  const to = File.create(args[2]);
  return to.isErr ? to.code : copy(from.value, to.value);
}

/** Copies standard input. */
function copyInput(): i64 {
  if (args.length < 3) return copy(stdin(), stdout());
  const to = File.create(args[2]);
  return to.isErr ? to.code : copy(stdin(), to.value);
}

if (args.length < 2) {
  console.error("usage: copy FROM [TO]");
  process.exit(1);
}
const copied = args[1] == "-" ? copyInput() : copyFile(args[1]);
if (copied < 0) {
  console.error("copy: " + new IoError(<i32>copied).toString());
  process.exit(1);
}
console.error("copied " + copied.toString() + " bytes");
