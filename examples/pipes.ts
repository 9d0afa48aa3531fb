// A pipe within the program: one part writes lines, another part reads them, and neither knows the other. Each end has
// an owner, and the end of the writing one is how the reader learns that there is no more.
import { AsFd, PipeReader, PipeWriter, pipe, writeString } from "as-io-lifetimes";

/** Writes to whatever it is given: a pipe, a file, standard output. It borrows, and ends nothing. */
// @ts-ignore: decorator
@borrows("to")
function count<Fd extends AsFd>(to: Fd, from: i32, last: i32): void {
  for (let i = from; i <= last; i++) writeString(to, i.toString() + " ").expect("there is room");
}

/** Owns the writing end, which is closed here. */
function produce(writer: PipeWriter): void {
  count(writer, 1, 3);
  const other = writer.tryClone().value; // the pipe has two writers now
  count(other, 4, 6);
}

/** Owns the reading end. */
function consume(reader: PipeReader): string {
  return reader.readToString().expect("all writers are gone");
}

function main(): void {
  const ends = pipe().expect("there is memory");
  const reader = ends.reader, writer = ends.writer;

  const early = reader.readToEnd();
  if (early.isErr) console.log("while there is a writer: " + early.error.toString());

  produce(writer);
  console.log("read: " + consume(reader));

  const broken = pipe().value;
  const alone = broken.writer;
  broken.reader.close().value;
  console.log("without a reader: " + alone.writeString("lost").error.toString());
}

main();
