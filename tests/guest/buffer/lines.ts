import { BorrowedFd, BufReader, Errno, File, LineReader, openHandles } from "as-io-lifetimes";
import { Text, equal, fileOf, fileOfBytes } from "./support";

export function endingsAreTakenOff(): void {
  same("a\nb\r\n\n\r\nc\rd\n\r\r\nend", ["a", "b", "", "", "c\rd", "\r", "end"]);
  same("", []);
  same("\n", [""]);
  same("a", ["a"]);
  same("a\r", ["a\r"]);
  same("\r", ["\r"]);
  same("a\n\n", ["a", ""]);
}

/** Both forms give these lines, however the text comes in. */
function same(text: string, expected: string[]): void {
  for (let most = 1; most < 9; most++) {
    for (let capacity = 1; capacity < 9; capacity++) {
      const slices = new BufReader<Text>(new Text(text, most), capacity).lines();
      const strings = new BufReader<Text>(new Text(text, most), capacity).lines();
      for (let i = 0; i < expected.length; i++) {
        const slice = slices.next();
        assert(slice !== null && slice.equals(expected[i]), "line " + i.toString() + " of " + text);
        equal(strings.nextString()!, expected[i]);
      }
      assert(slices.next() === null && strings.nextString() === null, "no more");
      assert(!slices.failed && !strings.failed, "without an error");
    }
  }
}

export function aLineMayBeLongerThanTheBuffer(): void {
  const long = "0123456789".repeat(5000);
  const lines = new BufReader<File>(fileOf(long + "\nshort\n" + long), 10).lines();
  assert(lines.next()!.equals(long), "the first");
  equal(lines.nextString()!, "short");
  equal(lines.nextString()!, long);
  assert(lines.nextString() === null, "the end");
  lines.intoReader().intoInner().close().value;
  assert(openHandles() == 0, "closed");
}

export function stringsOfEveryLengthAndAlphabet(): void {
  let text = "";
  const expected: string[] = [];
  for (let length = 0; length < 70; length++) {
    const line = "abcdefgh".repeat(9).substring(0, length) + (length % 3 == 0 ? "é€😀" : "");
    expected.push(line);
    text += line + "\n";
  }
  const lines = new BufReader<File>(fileOf(text)).lines();
  for (let i = 0; i < expected.length; i++) equal(lines.nextString()!, expected[i]);
  assert(lines.nextString() === null && !lines.failed, "the end");
  lines.intoReader().intoInner().close().value;
}

export function aLineThatIsNoTextIsEILSEQAndPassedOver(): void {
  const lines = new BufReader<File>(fileOfBytes([0x61, 0x0a, 0xff, 0x0a, 0x62, 0xc3, 0x0a, 0x63])).lines();
  equal(lines.nextString()!, "a");
  assert(lines.nextString() === null && lines.failed, "no text");
  equal(lines.error.toString(), "nextString: the byte sequence is not valid text (ilseq): the line is not UTF-8");
  const line = lines.next()!; // its bytes are for whoever wants them
  assert(line.length == 2 && line[1] == 0xc3 && !line.isUtf8 && line.toString() == "b\ufffd", "bytes");
  equal(lines.nextString()!, "c");
  assert(lines.nextString() === null && !lines.failed, "the end is no error");
  lines.intoReader().intoInner().close().value;
}

export function allLinesAtOnce(): void {
  const lines = new BufReader<File>(fileOf("a\nb\nc")).lines();
  equal(lines.all().value.join("|"), "a|b|c");
  assert(lines.all().value.length == 0, "nothing is left");
  lines.intoReader().intoInner().close().value;
  const wrong = new BufReader<File>(fileOfBytes([0x61, 0x0a, 0xff])).lines();
  assert(wrong.all().error.errno == Errno.ILSEQ, "one of them is no text");
  wrong.intoReader().intoInner().close().value;
}

export function aSliceTellsItsBytes(): void {
  const lines = new LineReader<Text>(new BufReader<Text>(new Text("héllo,world\n", 100)));
  const line = lines.next()!;
  assert(line.length == 12 && line[0] == 0x68 && line.indexOf(0x2c) == 6 && line.indexOf(0x21) == -1, "bytes");
  assert(line.equals("héllo,world") && !line.equals("héllo,worl") && !line.equals("hello,world!"), "equals");
  const copy = line.toUint8Array();
  assert(copy.length == 12 && copy[11] == 0x64 && line.isUtf8, "a copy");
  assert(line.buffer[line.byteOffset] == 0x68, "in the buffer");
}

export function aByteBehindASliceTraps(): void {
  const lines = new BufReader<Text>(new Text("ab\ncd", 100)).lines();
  const line = lines.next()!;
  line[2];
}

export function errorsOfReadingEndTheLines(): void {
  const file = File.create("b").value;
  const lines = new BufReader<BorrowedFd>(file.asFd()).lines();
  assert(lines.next() === null && lines.failed && lines.error.errno != Errno.SUCCESS, "slices");
  assert(lines.nextString() === null && lines.failed, "strings");
  assert(lines.all().isErr, "all");
  lines.intoReader().intoInner();
  file.close().value;
}
