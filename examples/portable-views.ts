// Says what standard input, output and error are, by looking at each borrowed descriptor as if it were a `File` or a
// `Socket`. A view gives all that the type can do, but never closes what it looks at.

import { BorrowedFd, File, Filetype, Socket, stderr, stdin, stdout } from "as-io-lifetimes";

console.log("stdin is " + describe(stdin()));
console.log("stdout is " + describe(stdout()));
console.log("stderr is " + describe(stderr()));

function describe(fd: BorrowedFd): string {
  const file = fd.asFilelikeView<File>();
  if (file.isOk) {
    const description = describeFile(file.value.view);
    file.value.drop();
    return description;
  }
  const socket = fd.asSocketlikeView<Socket>();
  if (socket.isOk) {
    const description = "a socket: " + socket.value.view.toString();
    socket.value.drop();
    return description;
  }
  return "nothing that can be looked at: " + file.error.toString();
}

function describeFile(file: File): string {
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
