// Ownership on the host's side: borrows, moves, closing, and every kind of misuse.
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  BorrowedFd,
  Dir,
  File,
  HostError,
  type Host,
  type HostErrorCode,
  IoError,
  OwnedFd,
} from "../../js/host/index.js";
import { openInProcess } from "../support/descriptors.js";
import { withHost } from "../support/host.js";

function refused(code: HostErrorCode, text: string, work: () => unknown): void {
  assert.throws(
    work,
    (error: unknown) => error instanceof HostError && error.code === code && error.message.includes(text),
  );
}

const buffer = new Uint8Array(4);

test("a file is closed by close, and is refused from then on", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    assert.is(file.isLive, true);
    file.close();
    assert.is(file.isLive, false);
    refused("ERR_IO_LIFETIMES_CLOSED", "this File has ended", () => file.read(buffer));
    refused("ERR_IO_LIFETIMES_CLOSED", "this File has ended", () => file.close());
    refused("ERR_IO_LIFETIMES_CLOSED", "this File has ended", () => file.tryClone());
  }));

test("a file is closed at the end of a block with using, once", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    let kept: File;
    {
      using file = host.open("a.txt");
      kept = file;
    }
    refused("ERR_IO_LIFETIMES_CLOSED", "this File has ended", () => kept.tell());
    assert.equal(host.leaks(), []);
    {
      using file = host.open("a.txt");
      file.close();
    }
  }));

test("a closed file doesn't reach the file that got its descriptor", () =>
  withHost({ "a.txt": "hello", "b.txt": "other" }, (host) => {
    const a = host.open("a.txt", { read: true, write: true });
    a.close();
    using b = host.open("b.txt", { read: true, write: true });
    refused("ERR_IO_LIFETIMES_CLOSED", "", () => a.write(buffer));
    assert.is(b.readToString(), "other");
  }));

test("intoFd and fromFd move, and name the call that did", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    const fd = file.intoFd();
    refused("ERR_IO_LIFETIMES_MOVED", "this File gave its descriptor away by intoFd()", () => file.read(buffer));
    refused("ERR_IO_LIFETIMES_MOVED", "intoFd()", () => file.close());
    file[Symbol.dispose](); // what moved has nothing to dispose
    const again = File.fromFd(fd);
    refused("ERR_IO_LIFETIMES_MOVED", "this OwnedFd gave its descriptor away by File.fromFd()", () => fd.asFd());
    assert.is(again.readToString(), "hello");
    const owned = OwnedFd.fromIntoFd(again);
    refused("ERR_IO_LIFETIMES_MOVED", "intoFd()", () => again.tell());
    owned.intoFd().close();
  }));

test("an owner can't be closed, disposed or moved while it is borrowed", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    const one = file.asFd();
    const two = file.asFd();
    refused("ERR_IO_LIFETIMES_BORROWED", "can't close this File: 2 borrows of it must be disposed first", () =>
      file.close(),
    );
    two[Symbol.dispose]();
    two[Symbol.dispose](); // twice is once
    refused("ERR_IO_LIFETIMES_BORROWED", "can't move this File: a borrow of it", () => file.intoFd());
    refused("ERR_IO_LIFETIMES_BORROWED", "can't dispose this File", () => file[Symbol.dispose]());
    assert.is(one.readToString(), "hello");
    one[Symbol.dispose]();
    refused("ERR_IO_LIFETIMES_CLOSED", "this BorrowedFd has ended", () => one.read(buffer));
    file.close();
  }));

test("a clone shares the offset and outlives the first owner", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    const clone = file.tryClone();
    using owned = withBorrow(file, (fd) => fd.tryCloneToOwned());
    file.read(buffer);
    assert.is(clone.tell(), 4);
    file.close();
    assert.is(clone.readToString(), "o");
    clone.close();
    assert.is(host.leaks().length, 1); // `owned` still has it
    void owned;
  }));

test("a handle has one owner on the host's side", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    const second = "has an owner here already: pass what its intoHandle() returned";
    for (const type of ["file", "ownedFd", "dir", "socket", "pipeReader", "pipeWriter"] as const)
      refused("ERR_IO_LIFETIMES_OWNED", second, () => host[type](file.asHandle()));
    refused("ERR_IO_LIFETIMES_OWNED", second, () => host.file(file.asHandle() - 2 ** 32)); // the same 32 bits
    using borrow = file.tryClone().asFd();
    refused("ERR_IO_LIFETIMES_OWNED", second, () => host.file(borrow.asHandle()));
    assert.is(file.readToString(), "hello");

    const handle = file.intoHandle();
    const again = host.file(handle);
    refused("ERR_IO_LIFETIMES_OWNED", second, () => host.file(handle));
    again.close();
    refused("ERR_IO_LIFETIMES_BAD_MODULE", "is no live handle", () => host.file(handle));
  }));

function withBorrow<T>(file: File, work: (fd: BorrowedFd) => T): T {
  using fd = file.asFd();
  return work(fd);
}

test("a directory moves to OwnedFd and back", () =>
  withHost({ "sub/b.txt": "b" }, (host) => {
    using dir = Dir.fromFd(host.openDir("sub").intoFd());
    assert.equal(
      dir.entries().map(({ name }) => name),
      ["b.txt"],
    );
    using clone = dir.tryClone();
    using fd = clone.asFd();
    assert.is(fd.stat().filetype, "directory");
  }));

test("owners and borrows can't be made by hand", () => {
  for (const type of [OwnedFd, File, Dir, BorrowedFd]) {
    assert.throws(() => new (type as never as new (...args: unknown[]) => unknown)(Symbol(), {}, 5), /made by/);
  }
});

test("after the end of the instance nothing is open and everything is refused", async () => {
  const before = openInProcess();
  let kept: { host: Host; file: File; fd: BorrowedFd } | undefined;
  await withHost({ "a.txt": "hello" }, (host) => {
    const file = host.open("a.txt");
    kept = { host, file, fd: file.asFd() };
  });
  assert.is(openInProcess(), before);
  const { host, file, fd } = kept!;
  refused("ERR_IO_LIFETIMES_ENDED", "the instance is gone: it was ended", () => file.read(buffer));
  refused("ERR_IO_LIFETIMES_ENDED", "", () => fd.read(buffer));
  refused("ERR_IO_LIFETIMES_ENDED", "", () => host.open("a.txt"));
  fd[Symbol.dispose]();
  file[Symbol.dispose]();
  assert.equal(host.end(), []);
});

test("errors of WASI carry errno, operation and path", () =>
  withHost({}, (host) => {
    const error = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        if (error instanceof IoError) return error;
        throw error;
      }
      throw new Error("it worked");
    };
    const missing = error(() => host.open("no/such"));
    assert.is(missing.message, 'open "no/such": no such file or directory (noent)');
    assert.equal([missing.errno, missing.code, missing.operation, missing.path], [44, "noent", "open", "no/such"]);
    assert.match(error(() => host.open("/etc/passwd")).message, "(notcapable): no preopened directory holds it");
    assert.match(error(() => host.open("a\0b")).message, "a path can't hold a NUL");
  }));

test.run();
