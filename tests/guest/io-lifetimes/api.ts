// The counterpart of io-lifetimes' tests/api.rs. There each generic function is called with all that its bound
// allows, and what was read and written is thrown away; here it is checked. The host gives a file, and a connected
// socket of the host: the host has sent SENT on it, and looks afterwards whether REPLY came.

import {
  BorrowedFilelike, BorrowedSocketlike, Errno, File, FilelikeView, Socket, SocketlikeView, openHandles,
} from "as-io-lifetimes";

const PATH = "greeting";
const CONTENT = "hello, file";
const SENT = "hello, guest";
const REPLY = "hello, host";

// fn test_api, on files

export function testApiUseFileWithTheOwner(): void {
  const file = open();
  useFile<File>(file);
  end(file);
}

export function testApiUseFileWithABorrow(): void {
  const file = open();
  useFile<BorrowedFilelike>(file.asFilelike().value);
  end(file);
}

export function testApiUseFileWithAView(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  useFile<File>(view.view);
  view.drop();
  end(file);
}

export function testApiUseFileWithTheBorrowOfAView(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  useFile<BorrowedFilelike>(view.asFilelike().value);
  view.drop();
  end(file);
}

export function testApiFromFileOfAFilelike(): void {
  fromFile(open().intoFilelike().value);
}

export function testApiFromFileOfAFilelikeMadeFromAFilelike(): void {
  fromFile(open().intoFilelike().value.intoFilelike().value);
}

export function testApiFromIntoFile(): void {
  fromIntoFile(open().intoFilelike().value);
}

// fn test_api, on sockets

export function testApiUseSocketWithTheOwner(): void {
  const socket = givenSocket();
  useSocket<Socket>(socket);
  socket.drop();
}

export function testApiUseSocketWithABorrow(): void {
  const socket = givenSocket();
  useSocket<BorrowedSocketlike>(socket.asSocketlike().value);
  socket.drop();
}

export function testApiUseSocketWithAView(): void {
  const socket = givenSocket();
  const view = socket.asSocketlikeView<Socket>().value;
  useSocket<Socket>(view.view);
  view.drop();
  socket.drop();
}

export function testApiUseSocketWithTheBorrowOfAView(): void {
  const socket = givenSocket();
  const view = socket.asSocketlikeView<Socket>().value;
  useSocket<BorrowedSocketlike>(view.asSocketlike().value);
  view.drop();
  socket.drop();
}

export function testApiFromSocketOfASocketlike(): void {
  fromSocket(givenSocket().intoSocketlike().value);
}

export function testApiFromSocketOfASocketlikeMadeFromASocketlike(): void {
  fromSocket(givenSocket().intoSocketlike().value.intoSocketlike().value);
}

export function testApiFromIntoSocket(): void {
  fromIntoSocket(givenSocket().intoSocketlike().value);
}

// fn test_as

export function testAs(): void {
  const file = open();
  const borrow: BorrowedFilelike = file.asFilelike().value;
  const reborrow: BorrowedFilelike = borrow.asFilelike().value;
  const borrowOfReborrow: BorrowedFilelike = reborrow.asFilelike().value;
  assert(borrow == reborrow && reborrow == borrowOfReborrow, "a borrow of a borrow is the same borrow");
  assert(borrowOfReborrow.asFd() == file.asFd(), "it is a borrow of the file");
  end(file);
}

function useFile<Filelike>(from: Filelike): void {
  const filelike = from.asFilelike().value;
  const view = filelike.asFilelikeView<File>().value;
  checkFile(view.view);
  view.drop();

  const inner = filelike.asFilelikeView<File>().value;
  const raw = inner.asRawFilelike();
  inner.drop();
  const rawView = FilelikeView.viewRaw<File>(raw);
  checkFile(rawView.view);
  rawView.drop();

  assert(filelike.toString() == "BorrowedFilelike { fd: " + raw.toString() + " }", "it names itself and its fd");
}

function useSocket<Socketlike>(from: Socketlike): void {
  const socketlike = from.asSocketlike().value;
  const view = socketlike.asSocketlikeView<Socket>().value;
  checkReceive(view.view);
  view.drop();

  const inner = socketlike.asSocketlikeView<Socket>().value;
  const raw = inner.asRawSocketlike();
  inner.drop();
  const rawView = SocketlikeView.viewRaw<Socket>(raw);
  checkSend(rawView.view);
  rawView.drop();

  assert(socketlike.toString() == "BorrowedSocketlike { fd: " + raw.toString() + " }", "it names itself and its fd");
}

function fromFile<Filelike>(from: Filelike): void {
  const filelike = from.intoFilelike().value;
  const view = filelike.asFilelikeView<File>().value;
  checkFile(view.view);
  view.drop();

  assert(filelike.toString().startsWith("OwnedFilelike { fd: "), "it names itself");
  end(File.fromFilelike(filelike));
}

function fromSocket<Socketlike>(from: Socketlike): void {
  const socketlike = from.intoSocketlike().value;
  const view = socketlike.asSocketlikeView<Socket>().value;
  checkReceive(view.view);
  view.drop();

  assert(socketlike.toString() == "OwnedSocketlike { fd: 4 }", "it names itself");
  const socket = Socket.fromSocketlike(socketlike);
  checkSend(socket);
  assert(socket.close().isOk, "the socket owns the descriptor and closes it");
}

function fromIntoFile<Filelike>(from: Filelike): void {
  end(File.fromIntoFilelike(from).value);
}

function fromIntoSocket<Socketlike>(from: Socketlike): void {
  const socket = Socket.fromIntoSocketlike(from).value;
  checkReceive(socket);
  checkSend(socket);
  assert(socket.close().isOk, "the socket owns the descriptor and closes it");
}

function open(): File {
  return File.open(PATH).expect("the host gives a file");
}

/** Nothing closed the file on the way: it can be read, and it is the only one that is open. */
function end(file: File): void {
  assert(openHandles() == 1, "there is one owner");
  checkFile(file);
  assert(file.close().isOk, "the file owns the descriptor and closes it");
  assert(openHandles() == 0, "nothing else is open");
}

function checkFile(file: File): void {
  assert(file.seek(0).value == 0, "it can seek");
  assert(file.readToString().value == CONTENT, "it reads the file");
  const written = file.write(new Uint8Array(1));
  assert(written.isErr && written.error.errno == Errno.BADF, "it is open for reading only");
}

/** The socket that the host gives, behind the preopened directory: the program owns it from here on. */
function givenSocket(): Socket {
  return Socket.fromRawFd(4);
}

function checkReceive(socket: Socket): void {
  const buffer = new Uint8Array(64);
  const length = socket.read(buffer).value;
  assert(String.UTF8.decodeUnsafe(buffer.dataStart, length) == SENT, "it receives what the host sent");
}

function checkSend(socket: Socket): void {
  const bytes = Uint8Array.wrap(String.UTF8.encode(REPLY));
  assert(socket.write(bytes).value == bytes.length, "it sends all of the reply");
}
