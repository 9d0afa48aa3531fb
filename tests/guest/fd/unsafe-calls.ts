// Compiled with --noUnsafe: the lines marked with U must be the ones that asc reports, and no others.

import {
  BorrowedFd, Dir, File, FilelikeView, OwnedFd, OwnedFilelike, OwnedSocketlike, RawFd, Socket, SocketlikeView, fs,
  readAtUnchecked, readUnchecked, stdin, writeAllUnchecked, writeAtUnchecked, writeUnchecked,
} from "as-io-lifetimes";

export function unsafeCalls(raw: RawFd, pointer: usize): void {
  const fd = OwnedFd.fromRawFd(raw); // U
  const borrow = BorrowedFd.borrowRaw(raw); // U
  const file = File.fromRawFd(raw); // U
  const dir = Dir.fromRawFd(raw); // U
  const socket = Socket.fromRawFd(raw); // U
  const filelike = OwnedFilelike.fromRawFilelike(raw); // U
  const socketlike = OwnedSocketlike.fromRawSocketlike(raw); // U
  OwnedFd.fromRawFilelike(raw); // U
  OwnedFd.fromRawSocketlike(raw); // U
  File.fromRawFilelike(raw); // U
  Socket.fromRawSocketlike(raw); // U
  FilelikeView.viewRaw<File>(raw); // U
  SocketlikeView.viewRaw<Socket>(raw); // U

  fd.asRawFd(); // U
  fd.asRawFilelike(); // U
  fd.asRawSocketlike(); // U
  borrow.asRawFd(); // U
  borrow.asRawFilelike(); // U
  borrow.asRawSocketlike(); // U
  file.asRawFd(); // U
  file.asRawFilelike(); // U
  dir.asRawFd(); // U
  socket.asRawFd(); // U
  socket.asRawSocketlike(); // U
  filelike.asRawFilelike(); // U
  socketlike.asRawSocketlike(); // U
  stdin().asFilelike().value.asRawFilelike(); // U
  stdin().asSocketlike().value.asRawSocketlike(); // U
  fd.asFilelikeView<File>().value.asRawFilelike(); // U
  fd.asSocketlikeView<Socket>().value.asRawSocketlike(); // U

  fd.intoRawFd(); // U
  fd.intoRawFilelike(); // U
  fd.intoRawSocketlike(); // U
  file.intoRawFd(); // U
  file.intoRawFilelike(); // U
  dir.intoRawFd(); // U
  socket.intoRawFd(); // U
  socket.intoRawSocketlike(); // U
  filelike.intoRawFilelike(); // U
  socketlike.intoRawSocketlike(); // U

  readUnchecked(borrow, pointer, 1); // U
  readAtUnchecked(borrow, 0, pointer, 1); // U
  writeUnchecked(borrow, pointer, 1); // U
  writeAtUnchecked(borrow, 0, pointer, 1); // U
  writeAllUnchecked(borrow, pointer, 1); // U

  new FilelikeView<File>(file, 1); // U
  new SocketlikeView<Socket>(socket, 1); // U

  // and these are safe
  stdin().tryCloneToOwned().value.drop();
  file.readToString();
  fs.exists("a");
}
