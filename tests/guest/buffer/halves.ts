import {
  BorrowedFd, BufWriter, Duplex, FdReader, FdWriter, File, OwnedFd, copy, openHandles, readHalf, stdio, writeHalf,
} from "as-io-lifetimes";
import { content, emptyFile, equal, fileOf } from "./support";

export function halvesAreReadAndWritten(): void {
  fileOf("hello").close().value;
  const both = new Duplex<File, File>(File.open("a").value, File.create("b").value);
  const buffer = new Uint8Array(2);
  assert(both.read(buffer).value == 2 && both.write(buffer, 1).value == 1, "one of each");
  assert(readHalf(both).readToString().value == "llo", "the half to read from");
  writeHalf(both).writeString("xyz").value;
  both.writeHalf().writeAll(buffer).value;
  assert(both.readHalf().read(buffer).value == 0, "the end");
  assert(both.asReadFd().asRawFd() != both.asWriteFd().asRawFd(), "two descriptors");
  both.close().value;
  equal(content("b"), "exyzhe");
  assert(openHandles() == 0, "both are closed");
}

export function whatHasOneDescriptorHasTwoHalvesOfIt(): void {
  const file = emptyFile();
  writeHalf(file).writeString("abc").value;
  file.seek(0);
  equal(readHalf(file).readToString().value, "abc");
  file.close().value;
}

export function aDuplexComesApart(): void {
  fileOf("hello").close().value;
  const one = new Duplex<File, File>(File.open("a").value, File.create("b").value);
  const reader = one.intoReader();
  assert(openHandles() == 1 && reader.readToString().value == "hello", "the writer is closed");
  reader.close().value;
  const two = new Duplex<File, File>(File.open("a").value, File.create("b").value);
  const writer = two.intoWriter();
  assert(openHandles() == 1 && writer.writeString("x").isOk, "the reader is closed");
  writer.close().value;
}

export function standardInputAndOutputAreOneObject(): void {
  const both = stdio();
  assert(both.asReadFd().asRawFd() == 0 && both.asWriteFd().asRawFd() == 1, "0 and 1");
  assert(readHalf(both).readToEnd().value.length == 0, "it is empty here");
  const out = new BufWriter<FdWriter<BorrowedFd>>(writeHalf(both));
  out.writeString("through a half\n").value;
  out.close().value;
}

export function readersAndWritersAreTypes(): void {
  fileOf("hello").close().value;
  const reader = new FdReader<OwnedFd>(File.open("a").value.intoFd());
  const writer = new FdWriter<File>(File.create("b").value);
  assert(copy(reader, writer).value == 5, "copied");
  const buffer = new Uint8Array(1);
  assert(reader.readExact(buffer).isErr && reader.readVectored([buffer]).value == 0, "the end");
  assert(writer.writeVectored([buffer, buffer]).value == 2 && writer.write(buffer).value == 1, "more");
  const file = writer.intoInner();
  assert(file.tell().value == 8, "the file within");
  file.close().value;
  reader.close().value;
  assert(openHandles() == 0, "closed");
}
