// Says what standard input, output and error are, by looking at each borrowed descriptor as if it were a `File` or a
// `Socket`. A view gives all that the type can do, but never closes what it looks at.

import { BorrowedFd, File, Filetype, Ref, Socket, stderr, stdin, stdout } from "as-io-lifetimes";

console.log("stdin is " + describe(stdin()));
console.log("stdout is " + describe(stdout()));
console.log("stderr is " + describe(stderr()));

function describe(fd: BorrowedFd): string {
  const file = fd.asFilelikeView<File>();
  if (file.isOk) return describeFile(file.value.view);
  const socket = fd.asSocketlikeView<Socket>();
  if (socket.isOk) return "a socket: " + socket.value.view.toString();
  return "nothing that can be looked at: " + file.error.toString();
}

function describeFile(file: Ref<File>): string {
  if (file.isTerminal) return "a terminal";
  const stat = file.stat();
  if (stat.isErr) return "unknown: " + stat.error.toString();
  switch (stat.value.filetype) {
    case Filetype.REGULAR_FILE: return "a file of " + stat.value.size.toString() + " bytes";
    case Filetype.DIRECTORY: return "a directory";
    case Filetype.CHARACTER_DEVICE: return "a device";
    default: return "a stream";
  }
}
