// Under the transform: what a buffer does at its end.
import { BorrowedFd, BufReader, BufWriter, File, LineWriter, drop, fs, openHandles, stdout, take } from "as-io-lifetimes";
import { Pieces, content, emptyFile, equal, fileOf } from "./support";

export function aWriterIsFlushedAndClosedAtItsEnd(): void {
  {
    const writer = new BufWriter<File>(emptyFile());
    writer.writeString("text").value;
    assert(fs.stat("a").value.size == 0, "it waits");
  }
  assert(openHandles() == 0, "closed");
  equal(content(), "text");
}

export function writersEndInReverseOrder(): void {
  const first = new BufWriter<BorrowedFd>(stdout());
  const second = new LineWriter<BorrowedFd>(stdout());
  first.writeString("first\n").value;
  second.writeString("second ").value;
}

export function aWriterWithinAWriterIsFlushedBehindIt(): void {
  const writer = new BufWriter<BufWriter<BorrowedFd>>(new BufWriter<BorrowedFd>(stdout()), 4);
  writer.writeString("through both").value;
}

export function errorsAtTheEndAreNotTold(): void {
  const full = new Pieces();
  full.left = 0;
  const writer = new BufWriter<Pieces>(full);
  writer.writeString("lost").value;
}

export function aReaderIsClosedAtItsEnd(): void {
  {
    const lines = new BufReader<File>(fileOf("a\nb\n")).lines();
    equal(lines.nextString()!, "a");
    assert(openHandles() == 1, "open");
  }
  assert(openHandles() == 0, "closed");
}

export function whatComesBackIsNotEnded(): void {
  const file = new BufReader<File>(fileOf("a\n")).lines().intoReader().intoInner();
  assert(openHandles() == 1 && file.tell().value == 0, "it is open");
  const writer = new BufWriter<File>(file);
  writer.writeString("b").value;
  const again = writer.intoInner().value;
  assert(openHandles() == 1 && again.tell().value == 1, "and still");
}

export function aFailedIntoInnerEndsWithTheWriter(): void {
  {
    const writer = new BufWriter<File>(File.open("a").valueOr(fileOf("a")));
    writer.writeString("b").value;
    assert(openHandles() == 1, "open");
    const failed = writer.intoInner();
    assert(openHandles() == 1, "the error has it");
  }
  assert(openHandles() == 0, "closed");
}

export function aWriterInAFieldMayBeTaken(): void {
  let kept: BufWriter<File> | null = new BufWriter<File>(emptyFile());
  const taken = take(kept);
  assert(kept === null && taken !== null, "taken");
  if (taken) taken.writeString("x").value;
  drop(taken);
  equal(content(), "x");
}
