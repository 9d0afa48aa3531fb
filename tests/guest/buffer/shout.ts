// Reads lines, and answers each at once in capital letters. At the end says how many bytes a copy of the rest had.
import { BorrowedFd, BufReader, LineWriter, copy, stderr, stdin, stdout, writeString } from "as-io-lifetimes";

function main(): void {
  const lines = new BufReader<BorrowedFd>(stdin()).lines(), out = new LineWriter<BorrowedFd>(stdout());
  for (let line = lines.nextString(); line !== null; line = lines.nextString()) {
    if (line == "copy the rest") break;
    out.writeString(line.toUpperCase() + "\n").expect("answered");
  }
  assert(!lines.failed, "all are text");
  out.flush().expect("flushed");
  const reader = lines.intoReader();
  writeString(stderr(), copy(reader, stdout()).value.toString() + " bytes were copied\n").expect("said");
}

main();
