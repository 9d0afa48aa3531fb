import { execFileSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { PassThrough, Writable } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { HostError } from "../../js/host/index.js";
import { openInProcess } from "../support/descriptors.js";

import { Probe } from "../support/probe.js";
import { tree } from "../support/tree.js";

const test = suite("preview1: standard streams");

const SPIPE = -Errno.SPIPE;

test("a guest reads the bytes it was given, then the end", () => {
  const probe = new Probe({ stdin: "grüße\n" });
  assert.is(probe.read(0, 3), "gr\ufffd");
  assert.is(probe.read(0), "\ufffdße\n");
  assert.is(probe.read(0), "");
  assert.is(probe.write(0, "x"), -Errno.BADF);
  probe.wasi.sweep();
});

test("bytes are read through several iovecs at once", () => {
  const probe = new Probe({ stdin: Buffer.from("abcdefgh") });
  const { view } = probe;
  for (const [i, [at, size]] of [
    [4096, 3],
    [8192, 0],
    [5000, 2],
  ].entries()) {
    view.setUint32(512 + i * 8, at!, true);
    view.setUint32(516 + i * 8, size!, true);
  }
  assert.is(probe.wasi.imports.fd_read(0, 512, 3, 600), 0);
  assert.is(view.getUint32(600, true), 5);
  assert.is(probe.bytes.toString("utf8", 4096, 4099), "abc");
  assert.is(probe.bytes.toString("utf8", 5000, 5002), "de");
  assert.is(probe.read(0), "fgh");
  probe.wasi.sweep();
});

test("what a guest writes is collected, and copied at once", () => {
  const probe = new Probe({ stdout: "buffer", stderr: "buffer" });
  assert.is(probe.write(1, "one "), 4);
  assert.is(probe.write(2, "other"), 5);
  assert.is(probe.write(1, "two"), 3);
  assert.is(Buffer.from(probe.wasi.stdout!).toString(), "one two");
  assert.is(Buffer.from(probe.wasi.stderr!).toString(), "other");
  assert.is(probe.read(1), -Errno.BADF);
  probe.wasi.sweep();
  assert.is(Buffer.from(probe.wasi.stdout!).toString(), "one two");
});

test("what a guest writes goes to a stream, which is not ended", async () => {
  const stream = new PassThrough();
  const probe = new Probe({ stdout: stream, stderr: stream });
  probe.write(1, "out ");
  probe.write(2, "err ");
  probe.wasi.sweep();
  assert.is(stream.writableEnded, false);
  stream.end("host");
  assert.is(Buffer.concat(await stream.toArray()).toString(), "out err host");
});

test("a stream that has ended or was destroyed gives pipe", () => {
  const ended = new PassThrough();
  ended.end();
  const destroyed = new Writable({ write: (_chunk, _encoding, done) => done() });
  destroyed.destroy();
  const probe = new Probe({ stdout: ended, stderr: destroyed });
  assert.is(probe.write(1, "x"), -Errno.PIPE);
  assert.is(probe.write(2, "x"), -Errno.PIPE);
  probe.wasi.sweep();
});

test("a stream of ours has no position, no size and no entries, and is no socket", () => {
  const probe = new Probe({ stdin: "text", stdout: "buffer" });
  const { imports } = probe.wasi;
  for (const fd of [0, 1]) {
    assert.is(probe.seek(fd, 0), SPIPE);
    assert.is(probe.tell(fd), SPIPE);
    assert.is(imports.fd_pread(fd, 0, 0, 0n, 0), Errno.SPIPE);
    assert.is(imports.fd_pwrite(fd, 0, 0, 0n, 0), Errno.SPIPE);
    assert.is(imports.fd_advise(fd, 0n, 0n, 0), Errno.BADF);
    assert.is(imports.fd_allocate(fd, 0n, 0n), Errno.BADF);
    assert.is(imports.fd_filestat_set_size(fd, 0n), Errno.BADF);
    assert.is(imports.fd_readdir(fd, 0, 100, 0n, 200), Errno.BADF);
    assert.is(imports.sock_recv(fd, 0, 0, 0, 0, 0), Errno.NOTSOCK);
    assert.is(imports.sock_send(fd, 0, 0, 0, 0), Errno.NOTSOCK);
    assert.is(imports.sock_shutdown(fd, 1), Errno.NOTSOCK);
    assert.is(imports.sock_accept(fd, 0, 0), Errno.NOTSOCK);
    assert.is(imports.fd_filestat_get(fd, 4096), 0);
    assert.equal(probe.fdstat(fd), { filetype: 0, flags: 0 });
  }
  probe.wasi.sweep();
});

test("pointers that lead out of the memory give fault", () => {
  const probe = new Probe({ stdin: "text", stdout: "buffer" });
  const { imports } = probe.wasi;
  assert.is(imports.fd_read(0, -8, 1, 0), Errno.FAULT);
  assert.is(imports.fd_read(0, 0, 1, -4), Errno.FAULT);
  assert.is(imports.fd_write(1, 0, -1, 0), Errno.FAULT);
  probe.view.setUint32(512, 0xffffff00, true);
  probe.view.setUint32(516, 100, true);
  assert.is(imports.fd_write(1, 512, 1, 0), Errno.FAULT);
  assert.is(imports.fd_fdstat_get(1, -8), Errno.FAULT);
  assert.is(imports.fd_filestat_get(1, -8), Errno.FAULT);
  probe.wasi.sweep();
});

test("the memory may grow between two calls", () => {
  const probe = new Probe({ stdin: "text", stdout: "buffer" });
  assert.is(probe.read(0, 2), "te");
  probe.memory.grow(10);
  assert.is(probe.read(0), "xt");
  assert.is(probe.write(1, "still there"), 11);
  probe.wasi.sweep();
});

test("a stream of ours can be closed and renumbered onto", () => {
  const probe = new Probe({ stdin: "text", stdout: "buffer" });
  assert.is(probe.renumber(0, 1), 0);
  assert.is(probe.read(1), "text");
  assert.is(probe.read(0), -Errno.BADF);
  assert.is(probe.close(1), 0);
  assert.is(probe.read(1), -Errno.BADF);
  assert.equal(probe.wasi.sweep(), []);
});

test("a pipe of the host is no socket, as Node's WASI says, but of a kind that WASI has no number for", () => {
  const files = tree();
  execFileSync("mkfifo", [files.at("pipe")]);
  const pipe = openSync(files.at("pipe"), "r+");
  const probe = new Probe({ stdin: pipe, stdout: pipe });
  assert.is((probe.fdstat(0) as { filetype: number }).filetype, 0);
  assert.is(probe.write(1, "through"), 7);
  assert.is(probe.read(0), "through");
  probe.wasi.sweep();
  closeSync(pipe);
  files.dispose();
});

test("ignored streams are at their end, and take everything", () => {
  const before = openInProcess();
  const probe = new Probe({ stdin: "ignore", stdout: "ignore", stderr: "ignore" });
  assert.is(probe.read(0), "");
  assert.is(probe.write(1, "x"), 1);
  assert.is(probe.write(2, "xy"), 2);
  probe.wasi.sweep();
  assert.is(openInProcess(), before);
});

test("an option that is no stream says which one, and leaves nothing open", () => {
  const before = openInProcess();
  const cases: [object, RegExp][] = [
    [{ stdin: 9999 }, /`stdin` is 9999, and no such descriptor is open here/],
    [{ stdout: -1 }, /`stdout` can't be -1/],
    [{ stderr: "nowhere" }, /`stderr` can't be nowhere/],
    [{ stdout: {} }, /`stdout` can't be this object/],
    [{ args: ["a\0b"] }, /args\[0\] has a NUL in it/],
    [{ args: [1] }, /args\[0\] is no string/],
    [{ env: { "A=B": "c" } }, /"A=B" can't be the name of a variable/],
    [{ env: { A: "b\0c" } }, /env\.A has a NUL in it/],
    [{ preopens: { "/": "/no/such/directory" } }, /can't preopen "\/no\/such\/directory" as "\/": ENOENT/],
    [{ preopens: { "/": "/dev/null" } }, /can't preopen "\/dev\/null" as "\/": it is no directory/],
    [{ preopens: { "": "/tmp" } }, /"" is no name for a preopen/],
  ];
  for (const [options, message] of cases) {
    assert.throws(
      () => new Probe(options),
      (error: unknown) =>
        error instanceof HostError && error.code === "ERR_IO_LIFETIMES_BAD_OPTION" && message.test(error.message),
      String(message),
    );
  }
  assert.is(openInProcess(), before);
});

test.run();
