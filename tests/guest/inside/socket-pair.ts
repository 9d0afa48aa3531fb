import {
  Errno, Filetype, Riflags, Sdflags, drop, filetype, leakReport, readToEnd, socketPair, stat,
} from "as-io-lifetimes";

export function eachReceivesWhatTheOtherSends(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  assert(a.send(bytes("to b")).value == 4 && b.write(bytes("to a!")).value == 5, "sending is writing");
  const buffer = new Uint8Array(8);
  assert(b.recv(buffer).value.length == 4 && text(buffer, 4) == "to b", "the one");
  assert(a.read(buffer).value == 5 && text(buffer, 5) == "to a!", "and the other");
  assert(a.recv(buffer).error.errno == Errno.AGAIN && b.read(buffer).error.errno == Errno.AGAIN, "no more");
}

export function theEndOfOneIsTheEndOfTheStream(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  a.send(bytes("last")).value;
  a.close().value;
  const buffer = new Uint8Array(8);
  assert(b.recv(buffer).value.length == 4 && b.recv(buffer).value.length == 0, "what was sent comes first");
  assert(b.send(bytes("x")).error.errno == Errno.PIPE, "nobody is there");
}

export function oneDirectionCanEndAlone(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  a.send(bytes("half")).value;
  a.shutdown(Sdflags.WR).value;
  assert(a.send(bytes("x")).error.errno == Errno.PIPE, "no more sending");
  assert(text(readToEnd(b).value, 4) == "half", "the other reads to the end");
  b.send(bytes("answer")).value;
  const buffer = new Uint8Array(8);
  assert(a.recv(buffer).value.length == 6, "and answers");
  a.shutdown(Sdflags.RD).value;
  assert(a.recv(buffer).value.length == 0 && b.send(bytes("x")).error.errno == Errno.PIPE, "no more receiving");
  assert(a.shutdown(<Sdflags>0).error.errno == Errno.INVAL && a.shutdown(<Sdflags>4).error.errno == Errno.INVAL, "what");
}

export function aPeekLeavesTheBytes(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  a.send(bytes("abc")).value;
  const buffer = new Uint8Array(2);
  assert(b.recv(buffer, Riflags.RECV_PEEK).value.length == 2 && text(buffer, 2) == "ab", "looked at");
  assert(b.recv(buffer).value.length == 2 && text(buffer, 2) == "ab", "still there");
}

export function waitingForAllWouldWaitForItself(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  a.send(bytes("abc")).value;
  const buffer = new Uint8Array(4);
  assert(b.recv(buffer, Riflags.RECV_WAITALL).error.errno == Errno.AGAIN, "one is missing");
  a.send(bytes("d")).value;
  assert(b.recv(buffer, Riflags.RECV_WAITALL).value.length == 4, "all are there");
  a.send(bytes("e")).value;
  drop(a);
  assert(b.recv(buffer, Riflags.RECV_WAITALL).value.length == 1, "or no more will come");
  assert(b.recv(buffer, <Riflags>8).error.errno == Errno.INVAL, "what");
}

export function theySayWhatTheyAre(): void {
  const pair = socketPair(16).value;
  assert(filetype(pair.first).value == Filetype.SOCKET_STREAM, "a socket");
  assert(stat(pair.first).value.ino != stat(pair.second).value.ino, "two of them");
  assert(pair.first.accept().error.errno == Errno.INVAL, "it doesn't listen");
  assert(pair.first.send(new Uint8Array(20)).value == 16, "bounded");
  assert(leakReport().includes("(stream socket), owned by Socket"), leakReport());
  assert(socketPair(-1).error.errno == Errno.INVAL, "a size");
  const socketlike = pair.first.asSocketlike();
  assert(socketlike.isOk, "and socketlike");
}

function bytes(value: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(value));
}

function text(array: Uint8Array, length: i32): string {
  return String.UTF8.decodeUnsafe(array.dataStart, length);
}
