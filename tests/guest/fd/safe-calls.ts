// Compiled with --noUnsafe, which must find nothing here.

import {
  Dir, File, MisusePolicy, OpenOptions, OwnedFd, Socket, Time, fs, leakReport, openHandles, readDir, readToString, renumber,
  setMisusePolicy, stderr, stdin, stdout, writeString,
} from "as-io-lifetimes";

export function safeCalls(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const file = new OpenOptions().read().write().create().open("a").expect("open");
  file.writeString("text").expect("write");
  assert(file.seek(0).value == 0 && file.readToString().value == "text", "it reads and writes");
  file.setTimes(Time.NOW, Time.OMIT).expect("setTimes");
  const view = file.asFilelikeView<OwnedFd>().value;
  assert(view.view.asFilelike().isOk, "it can be viewed");
  view.drop();

  const dir = Dir.open(".").value;
  for (let entries = readDir(dir), entry = entries.next(); entry !== null; entry = entries.next()) {
    assert(entry.isFile, "entries are listed");
  }
  const from = file.intoFd(), to = dir.intoFd();
  renumber(from, to).expect("renumber");
  const filelike = to.intoFilelike().value;
  const clone = filelike.tryClone().value;
  const fd = clone.intoFd();
  assert(Socket.fromIntoSocketlike<OwnedFd>(fd).isErr, "it is no socket");
  assert(openHandles() == 2 && leakReport().length > 0, "two owners");
  File.fromFilelike(filelike).close().expect("close");
  fd.drop();

  assert(fs.exists("a").value && fs.entries(".").value.length == 1, "paths lead somewhere");
  assert(readToString(stdin()).value == "", "streams are there");
  writeString(stdout(), "").expect("write");
  writeString(stderr(), "").expect("write");
}
