// A command that goes through most calls of WASI by way of the library, and prints what came of each. Every engine
// must print the same. Left out are calls on which engines differ: wasmtime has no allocate, and neither rights nor
// sockets as node:wasi has them; node:wasi gives the host's numbers as flags.

import {
  Advice, BorrowedFd, Dir, Fdflags, File, OpenOptions, Result, Whence, advise, fs, isTerminal,
  leakReport, openHandles, readToString, renumber, setFlags, stderr, stdin, stdout,
} from "as-io-lifetimes";

files();
sharedFiles();
directories();
links();
errors();
standardStreams();
print("left open", openHandles().toString() + leakReport());

function files(): void {
  const file = new OpenOptions().read().write().createNew().open("file").expect("open");
  print("write", file.write(bytes("0123456789")).value.toString());
  const written = file.writeVectored([bytes("ab"), bytes(""), bytes("cde")]).value; // may be short
  print("writeVectored", (written >= 2).toString());
  file.writeString("abcde".slice(written)).expect("write the rest");
  print("tell", file.tell().value.toString());
  print("seek", file.seek(-3, Whence.END).value.toString());
  print("readToString", file.readToString().value);
  print("writeAt", file.writeAt(1, bytes("--")).value.toString());
  const buffer = new Uint8Array(4);
  print("readAt", file.readAt(0, buffer).value.toString() + " " + String.UTF8.decode(buffer.buffer));
  const first = new Uint8Array(2), second = new Uint8Array(3);
  file.seek(5);
  const read = file.readVectored([first, second]).value; // may be short
  file.readExact(second.subarray(read - 2)).expect("read the rest");
  print("readVectored", String.UTF8.decode(first.buffer) + " " + String.UTF8.decode(second.buffer));
  print("advise", ended(advise(file, 0, 0, Advice.SEQUENTIAL)));
  print("setSize", ended(file.setSize(7)));
  print("setTimes", ended(file.setTimes(1_000_000_000, 2_000_000_000)));
  const stat = file.stat().value;
  print("stat", `${stat.isFile} ${stat.size} ${stat.nlink} ${stat.accessed} ${stat.modified}`);
  print("setFlags", ended(setFlags(file, Fdflags.APPEND)));
  file.seek(0);
  print("append", ended(file.writeString("!")));
  print("datasync", ended(file.datasync()));
  print("sync", ended(file.sync()));
  print("close", ended(file.close()));
  print("content", content("file"));
}

function sharedFiles(): void {
  const file = File.open("file").expect("open");
  const clone = file.tryClone().expect("clone");
  clone.seek(6);
  print("read on from a clone's offset", file.readToString().value);
  file.drop();
  clone.seek(0);
  print("a clone outlives the first owner", clone.readToString().value);
  clone.drop();

  const from = File.open("file").expect("open").intoFd();
  const to = File.create("other").expect("create").intoFd();
  const borrow = to.asFd();
  print("renumber", ended(renumber(from, to)));
  print("the borrow sees the new file", readToString(borrow).value);
  to.drop();

  // The stale descriptor: whatever raw fd the next file gets, the old borrow doesn't lead to it.
  const next = File.open("other").expect("open");
  print("a stale borrow", failure(borrow));
  next.drop();
}

function directories(): void {
  print("preopens", fs.preopens().length.toString() + " " + fs.preopens()[0].name);
  print("createDir", ended(fs.createDir("dir")));
  const dir = Dir.open("dir").expect("open");
  for (let i = 0; i < 300; i++) dir.createFile("entry " + i.toString()).expect("create").drop();
  const entries = dir.entries().value;
  let files = 0, names = 0;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i].isFile) files++;
    names += entries[i].name.length;
  }
  print("entries", `${entries.length}, ${files} files, ${names} characters`);
  print("rename", ended(dir.rename("entry 0", fs.preopens()[0], "Füße 👣")));
  print("exists", fs.exists("Füße 👣").value.toString());
  for (let i = 1; i < 300; i++) dir.removeFile("entry " + i.toString()).expect("remove");
  print("createDir in it", ended(dir.createDir("sub")));
  print("stat of it", dir.statAt("sub").value.isDir.toString());
  print("removeDir in it", ended(dir.removeDir("sub")));
  dir.drop();
  print("removeDir", ended(fs.removeDir("dir")));
}

function links(): void {
  print("link", ended(fs.link("file", "second name")));
  print("nlink", fs.stat("file").value.nlink.toString());
  print("symlink", ended(fs.symlink("second name", "symlink")));
  print("readlink", fs.readlink("symlink").value);
  print("stat", fs.stat("symlink").value.isFile.toString());
  print("symlinkStat", fs.symlinkStat("symlink").value.isSymlink.toString());
  print("through the symlink", content("symlink"));
  print("removeFile", ended(fs.removeFile("second name")));
  print("exists behind the symlink", fs.exists("symlink").value.toString());
}

function errors(): void {
  print("missing", File.open("missing").error.toString());
  print("createNew", File.createNew("file").error.toString());
  print("removeDir of a file", fs.removeDir("file").error.toString());
  print("absolute path", File.open("/file").error.toString());
  print("outside", File.open("../outside").isErr.toString());
  print("seek before the start", failedSeek());
}

function standardStreams(): void {
  print("stdin", readToString(stdin()).value);
  print("terminals", `${isTerminal(stdin())} ${isTerminal(stdout())} ${isTerminal(stderr())}`);
  print("random", (Math.random() < 1).toString());
  console.error("to standard error");
}

function failedSeek(): string {
  const file = File.open("file").expect("open");
  const failed = file.seek(-1).isErr;
  file.drop();
  return failed.toString();
}

function content(path: string): string {
  const file = File.open(path).expect("open");
  const text = file.readToString().value;
  file.drop();
  return text;
}

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

function ended(result: Result<void>): string {
  return result.isOk ? "ok" : result.error.toString();
}

function failure(fd: BorrowedFd): string {
  const text = readToString(fd);
  return text.isOk ? "read: " + text.value : text.error.toString();
}

function print(call: string, result: string): void {
  console.log(call + ": " + result);
}
