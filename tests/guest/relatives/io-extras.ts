// The counterparts of io-extras' tests: api.rs, os_pipe.rs and tcp_stream.rs. A grip is a BorrowedFd or an OwnedFd here,
// and each of its readables and writeables is one of these: the calls take anything that has `asFd`.

import {
  BorrowedFd, File, OwnedFd, PipeReader, Socket, openHandles, pipe, readToString, socketPair, writeString,
} from "as-io-lifetimes";

// os_pipe.rs

export function osPipeWrite(): void {
  const ends = pipe().value;
  const input = ends.reader, output = ends.writer;
  writeString(BorrowedFd.borrowRaw(output.asRawFd()), "Write via a raw fd\n").value;
  {
    const view = output.asFilelikeView<File>().value;
    view.view.writeString("Write via FilelikeView\n").value;
  }
  writeString(output.asFd(), "Write via BorrowedFd\n").value;
  output.close().value;
  assert(input.readToString().value == "Write via a raw fd\nWrite via FilelikeView\nWrite via BorrowedFd\n", "all");
}

export function osPipeRawReadable(): void {
  const stream = writeToPipe();
  assert(readToString(BorrowedFd.borrowRaw(stream.asRawFd())).value == "hello, world");
}

export function osPipeFilelikeView(): void {
  const stream = writeToPipe();
  const view = stream.asFilelikeView<File>().value;
  assert(view.view.readToString().value == "hello, world");
}

export function osPipeBorrowedReadable(): void {
  const stream = writeToPipe();
  assert(readToString(stream.asFd()).value == "hello, world");
}

/** There the owner is forgotten, so that nothing has to close it. Here it ends. */
export function osPipeOwnedReadable(): void {
  {
    const owned = writeToPipe().intoFd();
    assert(readToString(owned).value == "hello, world");
  }
  assert(openHandles() == 0, "it has ended");
}

function writeToPipe(): PipeReader {
  const ends = pipe().value;
  ends.writer.writeString("hello, world").value;
  return ends.reader;
}

// tcp_stream.rs, over a pair of stream sockets

export function tcpStreamWrite(): void {
  const pair = socketPair().value;
  const accepted = pair.first, stream = pair.second;
  writeString(BorrowedFd.borrowRaw(stream.asRawFd()), "Write via a raw fd\n").value;
  {
    const view = stream.asSocketlikeView<Socket>().value;
    writeString(view.view, "Write via SocketlikeView\n").value;
  }
  writeString(stream.asFd(), "Write via BorrowedFd\n").value;
  stream.close().value;
  assert(readToString(accepted).value == "Write via a raw fd\nWrite via SocketlikeView\nWrite via BorrowedFd\n", "all");
}

export function tcpStreamRawReadable(): void {
  const stream = accept();
  assert(readToString(BorrowedFd.borrowRaw(stream.asRawFd())).value == "hello, world");
}

export function tcpStreamSocketlikeView(): void {
  const stream = accept();
  const view = stream.asSocketlikeView<Socket>().value;
  assert(readToString(view.view).value == "hello, world");
}

export function tcpStreamBorrowedReadable(): void {
  const stream = accept();
  assert(readToString(stream.asFd()).value == "hello, world");
}

export function tcpStreamOwnedReadable(): void {
  {
    const owned: OwnedFd = accept().intoFd();
    assert(readToString(owned).value == "hello, world");
  }
  assert(openHandles() == 0, "it has ended");
}

function accept(): Socket {
  const pair = socketPair().value;
  writeString(pair.first, "hello, world").value;
  return pair.second;
}
