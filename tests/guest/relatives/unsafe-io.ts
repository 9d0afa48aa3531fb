// The counterparts of unsafe-io's tests: api.rs, os_pipe.rs and tcp_stream.rs. What it does with an UnsafeHandle is done
// here through a borrow, and what it does with a ManuallyDrop of a second owner, through a view: two owners of one raw
// fd are found out.

import {
  AsFd, AsFilelike, AsSocketlike, BorrowedFd, File, FilelikeView, IntoFd, IntoFilelike, IntoSocketlike, OwnedFd,
  PipeReader, Socket, SocketlikeView, drop, openHandles, pipe, readHalf, readToString, sameFd, socketPair, stderr, stdin,
  stdio, stdout, writeHalf, writeString,
} from "as-io-lifetimes";

// api.rs

export function eq(): void {
  assert(sameFd(stdout(), stdout()) && sameFd(stderr(), stderr()), "each is the same as itself");
  assert(!sameFd(stdout(), stderr()) && !sameFd(stderr(), stdout()), "and not as the other");

  const out = stdout().asFilelike().value, err = stderr().asFilelike().value;
  assert(sameFd(out, out) && sameFd(err, err), "also as filelikes");
  assert(!sameFd(out, err) && !sameFd(err, out), "both ways");
}

export function readWrite(): void {
  const both = stdio();
  assert(readHalf(both).asFd() == stdin() && writeHalf(both).asFd() == stdout(), "each half is the stream");
  assert(readHalf(both).asFd().asRawFd() == 0 && writeHalf(both).asFd().asRawFd() == 1, "with its raw fd");
}

export function likes(): void {
  const file = File.open("text").value;
  useFile<File>(file);
  useHandle<File>(file);
  const pair = socketPair().value;
  const first = pair.first, second = pair.second;
  useSocket<Socket>(first);
  useHandle<Socket>(first);
  fromSocket<Socket>(first);
  fromHandle<Socket>(second);
  fromFile<File>(file);
  fromHandle<File>(File.open("text").value);
  assert(openHandles() == 0, "what was taken has ended");
}

@borrows("like")
function useSocket<T extends AsSocketlike>(like: T): void {
  assert(like.asSocketlike().isOk, "it is a socket");
}

@borrows("like")
function useFile<T extends AsFilelike>(like: T): void {
  assert(like.asFilelike().isOk, "it is a file");
}

@borrows("like")
function useHandle<T extends AsFd>(like: T): void {
  assert(like.asFd().asRawFd() != -1, "it is open");
}

function fromSocket<T extends IntoSocketlike>(like: T): void {
  assert(like.intoSocketlike().isOk, "it was a socket");
}

function fromFile<T extends IntoFilelike>(like: T): void {
  assert(like.intoFilelike().isOk, "it was a file");
}

function fromHandle<T extends IntoFd>(like: T): void {
  assert(like.intoFd().asRawFd() != -1, "it was open");
}

// os_pipe.rs

export function osPipeWrite(): void {
  const ends = pipe().value;
  const input = ends.reader, output = ends.writer;
  writeString(output.asFd(), "Write via a borrow\n").value;
  {
    const view = output.asFilelikeView<File>().value;
    view.view.writeString("Write via asFilelikeView\n").value;
  }
  {
    const view = FilelikeView.viewRaw<File>(output.asRawFd());
    view.view.writeString("Write via viewRaw\n").value;
  }
  const file = File.fromFilelike(output.intoFilelike().value);
  file.writeString("Write via fromFilelike\n").value;
  const raw = file.intoRawFd();
  writeString(BorrowedFd.borrowRaw(raw), "Write via a raw fd\n").value;
  drop(OwnedFd.fromRawFd(raw));

  const written = input.readToString().value;
  const expected = "Write via a borrow\nWrite via asFilelikeView\nWrite via viewRaw\nWrite via fromFilelike\nWrite via a raw fd\n";
  assert(written == expected, written);
}

export function osPipeRead(): void {
  {
    const stream = writeToPipe();
    assert(readToString(stream.asFd()).value == "hello, world", "via a borrow");
  }
  {
    const stream = writeToPipe();
    const view = stream.asFilelikeView<File>().value;
    assert(view.view.readToString().value == "hello, world", "via a view");
  }
  {
    const stream = writeToPipe();
    const view = FilelikeView.viewRaw<File>(stream.asRawFd());
    assert(view.view.readToString().value == "hello, world", "via a view of a raw fd");
  }
  {
    const stream = writeToPipe();
    assert(readToString(BorrowedFd.borrowRaw(stream.asRawFd())).value == "hello, world", "via a raw fd");
  }
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
  writeString(stream.asFd(), "Write via a borrow\n").value;
  {
    const view = stream.asSocketlikeView<Socket>().value;
    writeString(view.view, "Write via asSocketlikeView\n").value;
  }
  {
    const view = SocketlikeView.viewRaw<Socket>(stream.asRawFd());
    writeString(view.view, "Write via viewRaw\n").value;
  }
  writeString(BorrowedFd.borrowRaw(stream.asRawFd()), "Write via a raw fd\n").value;
  drop(stream);

  const written = readToString(accepted).value;
  assert(written == "Write via a borrow\nWrite via asSocketlikeView\nWrite via viewRaw\nWrite via a raw fd\n", written);
}

export function tcpStreamRead(): void {
  {
    const stream = accept();
    assert(readToString(stream.asFd()).value == "hello, world", "via a borrow");
  }
  {
    const stream = accept();
    const view = stream.asSocketlikeView<Socket>().value;
    assert(readToString(view.view).value == "hello, world", "via a view");
  }
  {
    const stream = accept();
    const view = SocketlikeView.viewRaw<Socket>(stream.asRawFd());
    assert(readToString(view.view).value == "hello, world", "via a view of a raw fd");
  }
  {
    const stream = accept();
    assert(readToString(BorrowedFd.borrowRaw(stream.asRawFd())).value == "hello, world", "via a raw fd");
  }
}

function accept(): Socket {
  const pair = socketPair().value;
  writeString(pair.first, "hello, world").value;
  return pair.second;
}
