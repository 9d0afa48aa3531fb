// Readers that limit another, and that read one behind the other.
import { BorrowedFd, BufReader, Chain, File, Take, copy, openHandles } from "as-io-lifetimes";
import { content, equal, fileOf } from "./support";

export function aTakeEndsAtItsLimit(): void {
  fileOf("hello, world").close().value;
  const file = File.open("a").value;
  const part = new Take<BorrowedFd>(file.asFd(), 5);
  const buffer = new Uint8Array(64);
  assert(part.read(buffer, 0, 3).value == 3 && part.remaining == 2, "a small read");
  assert(part.read(buffer, 3).value == 2 && part.remaining == 0, "the limit");
  assert(part.read(buffer).value == 0, "the end");
  equal(String.UTF8.decode(buffer.buffer.slice(0, 5)), "hello");
  equal(file.readToString().value, ", world");
  part.intoInner();
  file.close().value;
}

export function aTakeEndsWithItsReader(): void {
  fileOf("short").close().value;
  const lines = new BufReader<Take<File>>(new Take<File>(File.open("a").value, 1 << 40));
  equal(lines.readToString().value, "short");
  lines.intoInner().intoInner().close().value;
  assert(openHandles() == 0, "closed");
}

export function aChainReadsOneBehindTheOther(): void {
  fileOf("first,").close().value;
  const to = File.create("b").value;
  const both = new Chain<Take<File>, File>(new Take<File>(File.open("a").value, 4), File.open("a").value);
  assert(copy<Chain<Take<File>, File>, File>(both, to).value == 10, "the bytes of both");
  assert(both.read(new Uint8Array(0)).value == 0, "nothing into nothing");
  both.intoSecond().close().value;
  to.close().value;
  equal(content("b"), "firsfirst,");
  assert(openHandles() == 0, "both are closed");
}

export function aChainGivesItsFirst(): void {
  fileOf("text").close().value;
  const both = new Chain<File, File>(File.open("a").value, File.open("a").value);
  const first = both.intoFirst();
  assert(openHandles() == 1, "the second is closed");
  equal(first.readToString().value, "text");
  first.close().value;
}

export function aNegativeLimitTraps(): void {
  new Take<File>(fileOf("x"), -1);
}
