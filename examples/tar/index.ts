// An archiver: makes, lists and extracts archives in the format `ustar`, which GNU tar and others read and write.
//
//   npx io-lifetimes run --dir . build/tar.wasm c archive.tar docs examples
//   npx io-lifetimes run --dir . build/tar.wasm x archive.tar elsewhere

import { BufReader, BufWriter, Dir, File, Result, fs, process, stdout, writeString } from "as-io-lifetimes";
import { Archive, padding } from "./create";
import { Members, extract } from "./extract";
import { Kind } from "./header";

function create(archive: string, names: string[]): Result<void> {
  const made = new Archive(new BufWriter<File>(File.create(archive).orReturn, 1 << 16));
  for (let i = 0; i < names.length; i++) made.add(names[i]).orReturn;
  return made.finish();
}

function list(archive: string): Result<void> {
  const members = new Members(new BufReader<File>(File.open(archive).orReturn));
  for (let header = members.next().orReturn; header !== null; header = members.next().orReturn) {
    writeString(stdout(), header.path + (header.kind == Kind.DIRECTORY ? "/\n" : "\n")).orReturn;
    members.skip(header.size + padding(header.size)).orReturn;
  }
  return Result.done();
}

function extractAll(archive: string, directory: string): Result<void> {
  fs.createDirAll(directory).orReturn;
  const into = Dir.open(directory).orReturn;
  const members = new Members(new BufReader<File>(File.open(archive).orReturn, 1 << 16));
  for (let header = members.next().orReturn; header !== null; header = members.next().orReturn)
    extract(members, header, into).orReturn;
  return Result.done();
}

function main(): Result<void> {
  const args = process.args();
  const command = args.length > 2 ? args[1] : "";
  if (command == "c") return create(args[2], args.slice(3));
  if (command == "t") return list(args[2]);
  if (command == "x") return extractAll(args[2], args.length > 3 ? args[3] : ".");
  console.error("Usage: tar c ARCHIVE PATH …, tar t ARCHIVE, or tar x ARCHIVE [DIRECTORY]");
  process.exit(2);
  return Result.done();
}

main();
