// The counterparts of io-extras' tests: api.rs, os_pipe.rs and tcp_stream.rs. A grip is a BorrowedFd or an OwnedFd here,
// and a raw one a borrow of a raw fd.

import {
  BorrowedFd, BorrowedReadable, File, FdReader, FdWriter, OwnedFd, OwnedReadable, PipeReader, Socket, openHandles, pipe,
  readHalf, readToString, socketPair, stdin, stdio, stdout, writeHalf, writeString,
} from "as-io-lifetimes";

// api.rs; its `likes` is the same as unsafe-io's

export function readWrite(): void {
  const both = stdio();
  assert(readHalf(both).asFd().asRawFd() == stdin().asRawFd(), "one half is standard input");
  assert(writeHalf(both).asFd().asRawFd() == stdout().asRawFd(), "the other one standard output");
}

// os_pipe.rs

export function osPipeWrite(): void {
  const ends = pipe().value;
  const input = ends.reader, output = ends.writer;
  new FdWriter<BorrowedFd>(BorrowedFd.borrowRaw(output.asRawFd())).writeString("Write via a raw fd\n").value;
  {
    const view = output.asFilelikeView<File>().value;
    view.view.writeString("Write via FilelikeView\n").value;
  }
  new FdWriter<BorrowedFd>(output.asFd()).writeString("Write via BorrowedWriteable\n").value;
  output.close().value;
  assert(input.readToString().value == "Write via a raw fd\nWrite via FilelikeView\nWrite via BorrowedWriteable\n", "all");
}

export function osPipeRawReadable(): void {
  const stream = writeToPipe();
  const readable = new FdReader<BorrowedFd>(BorrowedFd.borrowRaw(stream.asRawFd()));
  assert(readable.readToString().value == "hello, world");
}

export function osPipeFilelikeView(): void {
  const stream = writeToPipe();
  const view = stream.asFilelikeView<File>().value;
  assert(view.view.readToString().value == "hello, world");
}

export function osPipeBorrowedReadable(): void {
  const stream = writeToPipe();
  const readable: BorrowedReadable = new FdReader<BorrowedFd>(stream.asFd());
  assert(readable.readToString().value == "hello, world");
}

/** There the owner is forgotten, so that nothing has to close it. Here it ends. */
export function osPipeOwnedReadable(): void {
  {
    const owned: OwnedReadable = new FdReader<OwnedFd>(writeToPipe().intoFd());
    assert(owned.readToString().value == "hello, world");
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
  new FdWriter<BorrowedFd>(BorrowedFd.borrowRaw(stream.asRawFd())).writeString("Write via a raw fd\n").value;
  {
    const view = stream.asSocketlikeView<Socket>().value;
    writeString(view.view, "Write via SocketlikeView\n").value;
  }
  new FdWriter<BorrowedFd>(stream.asFd()).writeString("Write via BorrowedWriteable\n").value;
  stream.close().value;
  assert(readToString(accepted).value == "Write via a raw fd\nWrite via SocketlikeView\nWrite via BorrowedWriteable\n", "all");
}

export function tcpStreamRawReadable(): void {
  const stream = accept();
  const readable = new FdReader<BorrowedFd>(BorrowedFd.borrowRaw(stream.asRawFd()));
  assert(readable.readToString().value == "hello, world");
}

export function tcpStreamSocketlikeView(): void {
  const stream = accept();
  const view = stream.asSocketlikeView<Socket>().value;
  assert(readToString(view.view).value == "hello, world");
}

export function tcpStreamBorrowedReadable(): void {
  const stream = accept();
  const readable: BorrowedReadable = new FdReader<BorrowedFd>(stream.asFd());
  assert(readable.readToString().value == "hello, world");
}

export function tcpStreamOwnedReadable(): void {
  {
    const owned: OwnedReadable = new FdReader<OwnedFd>(accept().intoFd());
    assert(owned.readToString().value == "hello, world");
  }
  assert(openHandles() == 0, "it has ended");
}

function accept(): Socket {
  const pair = socketPair().value;
  writeString(pair.first, "hello, world").value;
  return pair.second;
}
