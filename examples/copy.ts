// Copies a file, or standard input, to another file, or to standard output:
//
//   npx io-lifetimes run --dir . build/copy.wasm FROM [TO]
//
// `-` is standard input. Compiled with `--target p3`, the host copies a file by itself, and no byte passes through the program.

import { File, ManagedResult, copy, process, stdin, stdout } from "as-io-lifetimes";

const args = process.args();

/** Copies a file to where the arguments say. Returns the number of bytes. */
function copyFile(path: string): ManagedResult<i64> {
  const from = File.open(path).orReturn;
  if (args.length < 3) return copy(from, stdout());
  return copy(from, File.create(args[2]).orReturn);
}

/** Copies standard input. */
function copyInput(): ManagedResult<i64> {
  if (args.length < 3) return copy(stdin(), stdout());
  return copy(stdin(), File.create(args[2]).orReturn);
}

if (args.length < 2) {
  console.error("usage: copy FROM [TO]");
  process.exit(1);
}
const copied = args[1] == "-" ? copyInput() : copyFile(args[1]);
if (copied.isErr) {
  console.error("copy: " + copied.error.toString());
  process.exit(1);
}
console.error("copied " + copied.value.toString() + " bytes");
