// A command that does with its sockets what its first argument says.

import {
  Errno, Fdflags, Filetype, Riflags, Sdflags, Socket, filetype, flags, process, read, recv, send, setFlags, stdin, stdout,
  writeAll,
} from "as-io-lifetimes";
import { poll_oneoff } from "as-io-lifetimes/assembly/wasi";

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

function text(buffer: Uint8Array, length: i32 = buffer.length): string {
  return String.UTF8.decodeUnsafe(buffer.dataStart, length);
}

/** Two sockets are there. */
function taking(): void {
  assert(Socket.countGiven() == 2, "two were given");
  const beyond = "given: no such file or directory (noent): the host gave no socket with that number";
  assert(Socket.given(2).error.toString() == beyond, "beyond");
  assert(Socket.given(-1).error.errno == Errno.NOENT, "before");
  const second = Socket.given(1).value;
  const taken = "given: the device or resource is busy (busy): that socket was taken already";
  assert(Socket.given(1).error.toString() == taken, "it has an owner");
  second.close().expect("close");
  assert(Socket.given(1).error.errno == Errno.BUSY, "it was, and is gone");
  const first = Socket.given().value;
  assert(filetype(first).value == Filetype.SOCKET_STREAM && first.asSocketlike().isOk, "it is a socket");
  assert(Socket.countGiven() == 2, "taken or not");
  console.log(first.toString());
}

/** One that listens; somebody connects, and is accepted under the number that a further given one would have. */
function takingAfterAccepting(): void {
  const server = Socket.given().value;
  const client = server.accept().value;
  assert(Socket.countGiven() == 1 && Socket.given(1).error.errno == Errno.NOENT, "what is accepted isn't given");
}

/** A connected one; the other side has sent "0123456789" and ends. */
function receiving(): void {
  const socket = Socket.given().value;
  const buffer = new Uint8Array(8);
  const peeked = socket.recv(buffer, Riflags.RECV_PEEK, 2, 3).value;
  assert(peeked.length == 3 && buffer[1] == 0 && text(buffer.subarray(2, 5)) == "012" && buffer[5] == 0, "a range, which stays");
  assert(recv(socket.asFd(), buffer, <Riflags>0, 6).value.length == 2 && text(buffer.subarray(6)) == "01", "to the end of the buffer");
  assert(socket.read(buffer, 0, 1).value == 1 && buffer[0] == 50, "and read");
  socket.readExact(buffer.subarray(0, 4)).expect("readExact");
  assert(text(buffer, 4) == "3456", "filled");
  assert(socket.recv(buffer, Riflags.RECV_WAITALL).value.length == 3, "all that is left");
  assert(socket.recv(buffer).value.length == 0 && socket.readToEnd().value.length == 0, "the end");
  assert(socket.readExact(buffer).error.isUnexpectedEof, "nothing more");
}

/** A connected one; the other side reads to the end. */
function sending(): void {
  const socket = Socket.given().value;
  assert(socket.send(bytes("0123456789"), 3, 4).value == 4 && socket.send(bytes("789"), 1).value == 2, "ranges");
  assert(send(socket.asFd(), bytes("!")).value == 1, "by a borrow");
  socket.writeAll(bytes("all")).expect("writeAll");
  socket.writeString(" of it").expect("writeString");
  assert(socket.writeVectored([bytes("; "), bytes("the"), bytes(" end")]).value == 9, "and in pieces");
  socket.shutdown(Sdflags.WR).expect("shutdown");
  assert(socket.send(bytes("x")).error.toString() == "send: nobody reads the other end of the pipe (pipe)", "not any more");
  assert(socket.readToString().value == "thanks", "the other direction goes on");
}

function withoutWaiting(): void {
  const socket = Socket.given().value;
  assert(flags(socket).value == <Fdflags>0, "it waits");
  assert(socket.setNonblocking(true).value == <Fdflags>0, "what was set before");
  assert(flags(socket).value == Fdflags.NONBLOCK, "now it doesn't");
  assert(socket.recv(new Uint8Array(1)).error.errno == Errno.AGAIN, "so there is nothing");
  const clone = socket.tryClone().value;
  assert(clone.read(new Uint8Array(1)).error.errno == Errno.AGAIN, "for a clone as well");
}

function outOfRange(): void {
  const socket = Socket.given().value;
  socket.recv(new Uint8Array(4), <Riflags>0, 2, 3);
}

function announceAndEcho(): void {
  const server = Socket.given().value;
  console.log("waiting");
  const client = server.accept().value;
  client.writeAll(client.readToEnd().value).value;
}

/** Waits for what never comes. */
function poll(raw: i32): void {
  const subscription = memory.data(48, 8), event = memory.data(32, 8), count = memory.data(4, 4);
  store<u8>(subscription, 1, 8);
  store<i32>(subscription, raw, 16);
  poll_oneoff(subscription, event, 1, count);
}

const args = process.args();
const what = args[1];
if (what == "taking") taking();
else if (what == "takingAfterAccepting") takingAfterAccepting();
else if (what == "receiving") receiving();
else if (what == "sending") sending();
else if (what == "withoutWaiting") withoutWaiting();
else if (what == "outOfRange") outOfRange();
else if (what == "announceAndEcho") announceAndEcho();
else if (what == "accept") Socket.given().value.accept();
else if (what == "receive") Socket.given().value.read(new Uint8Array(1));
else if (what == "peek") Socket.given().value.recv(new Uint8Array(2), Riflags.RECV_PEEK | Riflags.RECV_WAITALL);
else if (what == "send") Socket.given().value.writeAll(new Uint8Array(1 << 25));
else if (what == "poll") poll(3);
else if (what == "readInput") read(stdin(), new Uint8Array(1));
else if (what == "writeOutput") writeAll(stdout(), new Uint8Array(1 << 25));
else if (what == "acceptAndLoop") {
  const client = Socket.given().value.accept().value;
  client.writeString("hello").value;
  while (true) {}
} else if (what == "acceptAndClose") {
  const server = Socket.given().value;
  setFlags(server, Fdflags.NONBLOCK);
  while (true) server.accept();
} else if (what == "leak") {
  const raw = Socket.given().value.accept().value.intoFd().intoRawFd();
  assert(raw > 2, "a number that nobody closes");
} else {
  assert(false, "what is " + what + "?");
}
