// Each function breaks a rule that the transform keeps.
import { BorrowedFd, BufReader, BufWriter, File, LineReader, Slice, readHalf, stdout } from "as-io-lifetimes";

export function aLineIsGoneWithTheNext(): void {
  const lines = new BufReader<File>(File.open("a").value).lines();
  const first = lines.next()!;
  const second = lines.next()!; // E0499
  assert(first.length == second.length);
}

export function aSliceIsGoneWhenTheReaderIsUsed(): void {
  const reader = new BufReader<File>(File.open("a").value);
  const slice = reader.fillBuf()!;
  reader.consume(1); // E0499
  assert(slice.length > 0);
}

export function aSliceDoesNotOutliveItsReader(): Slice { // E0106
  const reader = new BufReader<File>(File.open("a").value);
  return reader.fillBuf()!;
}

export function whatAReaderBorrowsStays(): void {
  const file = File.open("a").value;
  const reader = new BufReader<BorrowedFd>(file.asFd());
  file.close(); // E0505
  reader.readLine();
}

export function aReaderIsGoneWithItsLines(): void {
  const reader = new BufReader<File>(File.open("a").value);
  const lines = reader.lines();
  reader.readLine(); // E0382
  lines.next();
}

export function aWriterIsClosedOnce(): void {
  const writer = new BufWriter<BorrowedFd>(stdout());
  writer.close();
  writer.flush(); // E0382
}

export function aWriterIsLookedIntoAsLongAsItIs(): void {
  const writer = new BufWriter<File>(File.create("a").value);
  const file = writer.getRef();
  writer.writeString("x"); // E0502
  file.tell();
}

export function aHalfIsGoneWithTheWhole(): void {
  const file = File.open("a").value;
  const half = readHalf(file);
  file.close(); // E0505
  half.readToEnd();
}

export function whatReadsIsBorrowedExclusively(lines: LineReader<File>): void {
  const first = lines.next()!;
  lines.failed; // E0502
  first.toString();
}
