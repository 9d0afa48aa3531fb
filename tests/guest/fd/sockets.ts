// The host gives a connected socket, behind the one preopened directory.

import {
  BorrowedFd, Errno, File, Filetype, OwnedFd, OwnedSocketlike, Sdflags, Socket, SocketlikeView, filetype, openHandles,
  recv, send,
} from "as-io-lifetimes";

export function aSocketIsNoFilelike(): void {
  assert(filetype(given()).value == Filetype.SOCKET_STREAM, "it is a socket");
  const text = given().asFilelike().error.toString();
  assert(text == "asFilelike: invalid argument (inval): it is a socket: use the socketlike twin of this call", text);
  const fd = clone();
  assert(fd.intoFilelike().error.errno == Errno.INVAL && fd.asFilelike().isErr, "nor is its owner");
  assert(fd.asRawFd() == RAW && openHandles() == 1, "which stays what it was");
  assert(File.fromIntoFilelike<OwnedFd>(fd).error.operation == "intoFilelike", "it becomes no file");
  assert(fd.asFilelikeView<File>().error.operation == "asFilelikeView", "nor the view of one");
  fd.drop();
  const file = new File(clone()); // a constructor takes it unasked
  assert(file.intoFilelike().isErr && file.asFilelike().isErr && openHandles() == 1, "then it is found out later");
  file.drop();
}

export function aFileIsNoSocketlike(): void {
  const file = File.create("a").value;
  const fd = file.intoFd();
  const error = fd.intoSocketlike().error;
  assert(error.errno == Errno.NOTSOCK, "the errno says so");
  assert(error.detail! == "it is not a socket: use the filelike twin of this call", "and what to do instead");
  assert(fd.asSocketlike().error.errno == Errno.NOTSOCK && openHandles() == 1, "the owner stays what it was");
  assert(Socket.fromIntoSocketlike<OwnedFd>(fd).error.errno == Errno.NOTSOCK, "it becomes no socket");
  assert(fd.asSocketlikeView<Socket>().error.operation == "asSocketlikeView", "nor the view of one");
  assert(recv(fd, new Uint8Array(1)).error.errno == Errno.NOTSOCK, "nothing can be received from it");
  assert(send(fd, new Uint8Array(1)).error.errno == Errno.NOTSOCK, "or sent to it");
  fd.drop();
}

export function everyConversionKeepsTheHandle(): void {
  const fd = clone();
  const handle = changetype<usize>(fd);
  const socketlike = fd.intoSocketlike().value;
  const again = OwnedFd.fromSocketlike(socketlike.intoSocketlike().value);
  const socket = Socket.fromFd(again);
  const same = Socket.fromSocketlike(socket.intoSocketlike().value);
  const generic = Socket.fromIntoFd<Socket>(same);
  const like = Socket.fromIntoSocketlike<OwnedFd>(generic.intoFd()).value;
  const last = new Socket(new OwnedSocketlike(like.intoFd()).intoFd());
  assert(changetype<usize>(last) == handle && openHandles() == 1, "it is one handle all along");
  assert(last.toString() == "Socket { fd: 4 }", "a socket");
  last.drop();
}

export function borrowsOfEveryTypeAreOneHandle(): void {
  const fd = clone();
  const borrow = fd.asFd();
  assert(fd.asSocketlike().value.asFd() === borrow && borrow.asSocketlike().value.asFd() === borrow, "of an OwnedFd");
  const socketlike = fd.intoSocketlike().value;
  assert(socketlike.asFd() === borrow && socketlike.asSocketlike().value.asFd() === borrow, "of an OwnedSocketlike");
  assert(borrow.asSocketlike().value.asSocketlike().value.asRawSocketlike() == RAW, "of a BorrowedSocketlike");
  const socket = Socket.fromSocketlike(socketlike);
  assert(socket.asFd() === borrow && socket.asSocketlike().value.asFd() === borrow, "of a Socket");
  assert(socket.asRawSocketlike() == RAW && socket.asRawFd() == RAW && borrow.asRawSocketlike() == RAW, "with one raw fd");
  socket.drop();
}

export function aSocketIsViewed(): void {
  const fd = clone();
  const view = fd.asSocketlikeView<Socket>().value;
  assert(view.view.asRawFd() == RAW && view.asRawSocketlike() == RAW && view.asSocketlike().isOk, "as a socket");
  assert(view.toString() == "SocketlikeView { target: Socket { fd: 4 } }", view.toString());
  const second = view.view.asSocketlikeView<OwnedSocketlike>().value;
  second.view.asSocketlikeView<OwnedFd>().value.drop();
  second.drop();
  view.drop();
  SocketlikeView.viewRaw<Socket>(fd.asRawFd()).drop();
  fd.drop();
}

export function droppingASocketWhileItIsViewedTraps(): void {
  const socket = Socket.fromFd(clone());
  socket.asSocketlikeView<OwnedFd>();
  socket.drop();
}

export function clonesOfASocketAreClosedWithTheLast(): void {
  const socket = Socket.fromFd(clone());
  const second = socket.tryClone().value;
  const third = second.intoSocketlike().value.tryClone().value;
  assert(openHandles() == 3, "three owners");
  socket.close().expect("close");
  third.close().expect("close");
  assert(socket.recv(new Uint8Array(1)).error.errno == Errno.BADF, "what is closed is refused");
  changetype<OwnedSocketlike>(changetype<usize>(second)).drop();
}

/** The host has sent "ping", and waits for "pong!". */
export function bytesComeAndGo(): void {
  const socket = Socket.fromFd(clone());
  const buffer = new Uint8Array(8);
  const received = socket.recv(buffer.subarray(0, 2)).value;
  assert(received.length == 2 && !received.truncated && buffer[0] == 112 && buffer[1] == 105, "two bytes, the rest waits");
  assert(socket.read(buffer, 2).value == 2 && buffer[3] == 103, "and is read");
  assert(socket.send(Uint8Array.wrap(String.UTF8.encode("po"))).value == 2, "sent");
  assert(socket.write(Uint8Array.wrap(String.UTF8.encode("ng!"))).value == 3, "and written");
  socket.drop();
}

export function aConnectedSocketAcceptsNothing(): void {
  const socket = Socket.fromFd(clone());
  assert(socket.accept().error.operation == "accept", "it doesn't listen");
  socket.drop();
}

export function aClosedSocketIsRefusedByEachCall(): void {
  const socket = Socket.fromFd(clone());
  socket.drop();
  const buffer = new Uint8Array(1);
  assert(socket.recv(buffer).error.errno == Errno.BADF && socket.send(buffer).error.errno == Errno.BADF, "recv, send");
  assert(socket.read(buffer).error.errno == Errno.BADF && socket.write(buffer).error.errno == Errno.BADF, "read, write");
  assert(socket.accept().error.errno == Errno.BADF && socket.shutdown(Sdflags.RD).error.errno == Errno.BADF, "others");
  assert(socket.toString() == "Socket { closed }", "it shows");
}

const RAW: i32 = 4;

function given(): BorrowedFd {
  return BorrowedFd.borrowRaw(RAW);
}

function clone(): OwnedFd {
  return given().tryCloneToOwned().value;
}
