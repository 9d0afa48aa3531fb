import { closeSync, existsSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { RESTING } from "../../js/host/wasi-common/numbers.js";
import { openInProcess } from "../support/descriptors.js";
import { newWasi } from "../support/engine.js";
import { CREAT, O_DIRECTORY, Probe, READ, WRITE } from "../support/probe.js";
import { skip } from "../support/skip.js";
import { tree } from "../support/tree.js";

const test = suite("preview1: descriptors");

const APPEND = 1;
const NONBLOCK = 4;
const SYNC = 16;

function withTree(check: (probe: Probe, at: (name: string) => string) => void): () => void {
  return () => {
    const files = tree({ one: "first file", two: "second file", "sub/three": "third file" });
    const before = openInProcess();
    const probe = new Probe({ preopens: { "/": files.path } });
    try {
      check(probe, (name) => files.at(name));
    } finally {
      probe.wasi.sweep();
      files.dispose();
    }
    assert.is(openInProcess(), before, "nothing stays open in this process");
  };
}

test("all 46 functions of preview1 are there", () => {
  const spec = JSON.parse(readFileSync(new URL("../../../tests/fixtures/preview1.json", import.meta.url), "utf8"));
  const probe = new Probe();
  assert.equal(Object.keys(probe.wasi.imports).sort(), Object.keys(spec.functions).sort());
  probe.wasi.sweep();
});

test(
  "a file is read, positioned and written through its guest number",
  withTree((probe, at) => {
    const fd = probe.open("one", { rights: WRITE });
    assert.is(probe.read(fd, 5), "first");
    assert.is(probe.tell(fd), 5);
    assert.is(probe.seek(fd, 6), 6);
    assert.is(probe.write(fd, "FILE"), 4);
    assert.is(readFileSync(at("one"), "utf8"), "first FILE");
    assert.is(probe.close(fd), 0);
  }),
);

test(
  "a closed number gives badf in every call that takes one",
  withTree((probe) => {
    const fd = probe.open("one");
    assert.is(probe.close(fd), 0);
    const { imports } = probe.wasi;
    for (const number of [fd, 77, 1 << 20, -1]) {
      assert.is(probe.close(number), -Errno.BADF);
      assert.is(probe.read(number), -Errno.BADF);
      assert.is(probe.write(number, "x"), -Errno.BADF);
      assert.is(probe.tell(number), -Errno.BADF);
      assert.is(probe.seek(number, 0), -Errno.BADF);
      assert.is(probe.fdstat(number), -Errno.BADF);
      assert.is(probe.open("one", { dir: number }), -Errno.BADF);
      assert.is(probe.renumber(number, 3), -Errno.BADF);
      assert.is(probe.renumber(3, number), -Errno.BADF);
      assert.is(imports.fd_pread(number, 0, 0, 0n, 0), Errno.BADF);
      assert.is(imports.fd_pwrite(number, 0, 0, 0n, 0), Errno.BADF);
      assert.is(imports.fd_sync(number), Errno.BADF);
      assert.is(imports.fd_datasync(number), Errno.BADF);
      assert.is(imports.fd_advise(number, 0n, 0n, 0), Errno.BADF);
      assert.is(imports.fd_allocate(number, 0n, 1n), Errno.BADF);
      assert.is(imports.fd_fdstat_set_flags(number, 0), Errno.BADF);
      assert.is(imports.fd_fdstat_set_rights(number, 0n, 0n), Errno.BADF);
      assert.is(imports.fd_filestat_get(number, 0), Errno.BADF);
      assert.is(imports.fd_filestat_set_size(number, 0n), Errno.BADF);
      assert.is(imports.fd_filestat_set_times(number, 0n, 0n, 0), Errno.BADF);
      assert.is(imports.fd_prestat_get(number, 0), Errno.BADF);
      assert.is(imports.fd_prestat_dir_name(number, 0, 100), Errno.BADF);
      assert.is(imports.fd_readdir(number, 0, 100, 0n, 200), Errno.BADF);
      assert.is(imports.sock_accept(number, 0, 0), Errno.BADF);
      assert.is(imports.sock_recv(number, 0, 0, 0, 0, 0), Errno.BADF);
      assert.is(imports.sock_send(number, 0, 0, 0, 0), Errno.BADF);
      assert.is(imports.sock_shutdown(number, 1), Errno.BADF);
    }
  }),
);

test(
  `a number rests until ${RESTING} others were closed, then numbers come round in the order they were freed`,
  withTree((probe) => {
    const first = probe.open("one");
    probe.close(first);
    const seen: number[] = [];
    for (let i = 0; i < RESTING; i++) {
      const fd = probe.open("two");
      seen.push(fd);
      assert.is.not(fd, first);
      probe.close(fd);
    }
    assert.is(probe.open("one"), first);
    assert.is(Math.max(...seen), first + RESTING);
  }),
);

test(
  "numbers 0 to 2 are never given to a file, also when the guest has closed its streams",
  withTree((probe) => {
    for (const fd of [0, 1, 2]) assert.is(probe.close(fd), 0);
    for (let i = 0; i < 3 * RESTING; i++) {
      const fd = probe.open("one");
      assert.ok(fd > 2);
      probe.close(fd);
    }
  }),
);

test(
  "thousands of descriptors can be open at once, each with its own offset",
  withTree((probe) => {
    const fds = Array.from({ length: 600 }, () => probe.open("one"));
    assert.is(new Set(fds).size, fds.length);
    for (const [i, fd] of fds.entries()) probe.seek(fd, i);
    for (const [i, fd] of fds.entries()) assert.is(probe.tell(fd), i);
  }),
);

test(
  "fd_renumber moves a file onto another number, and closes what was there once",
  withTree((probe) => {
    const before = openInProcess();
    const one = probe.open("one");
    const two = probe.open("two");
    assert.is(probe.renumber(one, two), 0);
    assert.is(openInProcess(), before + 1);
    assert.is(probe.read(two), "first file");
    assert.is(probe.read(one), -Errno.BADF);
    assert.is(probe.close(one), -Errno.BADF);
    assert.is(probe.close(two), 0);
    assert.is(openInProcess(), before);
  }),
);

test(
  "fd_renumber of a number onto itself does nothing if it is open, and is badf if not",
  withTree((probe) => {
    const fd = probe.open("one");
    assert.is(probe.renumber(fd, fd), 0);
    assert.is(probe.read(fd), "first file");
    assert.is(probe.renumber(77, 77), -Errno.BADF);
  }),
);

test("preopens are 3 and up in the order given, under their own names", () => {
  const files = tree({ "a/x": "", "b/x": "", "c/x": "" });
  const probe = new Probe({ preopens: { "/b": files.at("b"), ".": files.at("a"), "ünï code": files.at("c") } });
  assert.equal(probe.preopens(), ["/b", ".", "ünï code"]);
  probe.wasi.sweep();
  files.dispose();
});

test(
  "a file is no preopen: a guest that looks for preopens ends at it",
  withTree((probe) => {
    probe.open("one");
    assert.equal(probe.preopens(), ["/"]);
  }),
);

test(
  "a preopen can be renumbered and closed like any other",
  withTree((probe) => {
    const fd = probe.open("one");
    assert.is(probe.renumber(3, fd), 0);
    assert.is(probe.open("two"), -Errno.BADF);
    const two = probe.open("two", { dir: fd });
    assert.is(probe.read(two), "second file");
    assert.is(probe.close(fd), 0);
    assert.is(probe.read(two), "");
  }),
);

test(
  "a file renumbered onto a preopen's number is a file",
  withTree((probe) => {
    const fd = probe.open("one");
    assert.is(probe.renumber(fd, 3), 0);
    assert.is(probe.read(3), "first file");
    assert.is(probe.open("two"), -Errno.NOTDIR);
    assert.equal(probe.preopens(), []);
  }),
);

test(
  "fd_fdstat_get gives WASI's flags, not those of the host's open",
  withTree((probe) => {
    const flags = (fd: number) => (probe.fdstat(fd) as { flags: number }).flags;
    assert.is(flags(probe.open("one")), 0);
    assert.is(flags(probe.open("one", { fdflags: NONBLOCK })), NONBLOCK);
    assert.is(flags(probe.open("one", { fdflags: SYNC, rights: WRITE })), SYNC);
    const fd = probe.open("one", { fdflags: APPEND, rights: WRITE });
    assert.is(flags(fd), APPEND);
    assert.is(probe.wasi.imports.fd_fdstat_set_flags(fd, APPEND | NONBLOCK), 0);
    assert.is(flags(fd), APPEND | NONBLOCK);
    assert.is(probe.wasi.imports.fd_fdstat_set_flags(fd, 0), 0);
    assert.is(flags(fd), 0);
  }),
);

test("a descriptor that the embedder lent stays open when the guest closes it or renumbers onto it", () => {
  const files = tree({ out: "", one: "first file" });
  const lent = openSync(files.at("out"), "w");
  const probe = new Probe({ preopens: { "/": files.path }, stdout: lent, stderr: lent });
  assert.is(probe.write(1, "from the guest\n"), 15);
  assert.is(probe.close(1), 0);
  assert.is(probe.write(1, "x"), -Errno.BADF);
  assert.is(probe.close(1), -Errno.BADF);
  const fd = probe.open("one");
  assert.is(probe.renumber(fd, 2), 0);
  assert.is(probe.read(2), "first file");
  assert.equal(probe.wasi.sweep().map(String), ['fd 2 "one" (regular file), opened 1 descriptor operations ago']);
  writeSync(lent, "from the host\n");
  closeSync(lent);
  assert.is(readFileSync(files.at("out"), "utf8"), "from the guest\nfrom the host\n");
  files.dispose();
});

test("flags that the guest sets on a stream of the host are put back at the end", () => {
  const files = tree({ out: "" });
  const lent = openSync(files.at("out"), "w");
  const first = new Probe({ stdout: lent });
  assert.is(first.wasi.imports.fd_fdstat_set_flags(1, NONBLOCK | APPEND), 0);
  first.wasi.sweep();
  const second = new Probe({ stdout: lent });
  assert.equal(second.fdstat(1), { filetype: 4, flags: 0 });
  second.wasi.sweep();
  closeSync(lent);
  files.dispose();
});

test(
  "proc_raise can't reach the host",
  withTree((probe) => {
    for (let signal = 0; signal <= 31; signal++) assert.is(probe.wasi.imports.proc_raise(signal), Errno.NOSYS);
  }),
);

test(
  "a sweep closes all, reports what the guest left open, and leaves only badf",
  withTree((probe) => {
    const one = probe.open("one");
    const two = probe.open("new", { oflags: CREAT, rights: WRITE });
    const sub = probe.openDirectory("sub");
    const three = probe.open("three", { dir: sub });
    probe.close(one);
    const expected = [
      `fd ${two} "new" (regular file), opened 3 descriptor operations ago`,
      `fd ${sub} "sub" (directory), opened 2 descriptor operations ago`,
      `fd ${three} "sub/three" (regular file), opened 1 descriptor operations ago`,
    ];
    assert.equal(probe.wasi.leaks().map(String), expected);
    const leaks = probe.wasi.sweep();
    assert.equal(leaks.map(String), expected);
    assert.equal({ ...leaks[1] }, { fd: sub, path: "sub", kind: "directory", age: 2 });
    assert.is(leaks[1]!.message, String(leaks[1]));
    for (const fd of [0, 1, 2, 3, two, sub, three]) assert.is(probe.close(fd), -Errno.BADF);
    assert.equal(probe.wasi.sweep(), []);
  }),
);

test("a guard that never got an instance is swept as well", async () => {
  const files = tree();
  const before = openInProcess();
  const wasi = newWasi({ stdin: "ignore", preopens: { "/": files.path } });
  assert.equal(wasi.sweep(), []);
  assert.is(openInProcess(), before);
  files.dispose();
});

test(
  "a path_open whose rights or pointers are wrong opens nothing",
  withTree((probe) => {
    const before = openInProcess();
    assert.is(probe.open("one", { rights: READ | (1n << 30n) }), -Errno.INVAL);
    assert.is(probe.open("one", { oflags: O_DIRECTORY }), -Errno.NOTDIR);
    const { path_open } = probe.wasi.imports;
    assert.is.not(path_open(3, 0, 0xfffffff0, 100, 0, READ, 0n, 0, 0), 0);
    probe.bytes.write("one", 0);
    assert.is.not(path_open(3, 0, 0, 3, 0, READ, 0n, 0, 0xfffffff0), 0);
    assert.is(openInProcess(), before);
    assert.equal(probe.wasi.leaks(), []);
  }),
);

test("the host's standard streams are still there after all of this", () => {
  for (const fd of [0, 1, 2]) fstatSync(fd);
});

const MEMORY = "/dev/shm";
if (!existsSync(MEMORY)) skip(test, "offsets stay exact", `there is no ${MEMORY}, whose files may be that large`);
else
  test("offsets stay exact where a number isn't", () => {
    const directory = mkdtempSync(`${MEMORY}/io-lifetimes-`);
    const probe = new Probe({ preopens: { "/": directory } });
    try {
      const file = probe.open("far", { oflags: CREAT, rights: WRITE });
      const tell = () => (probe.tell(file), probe.view.getBigUint64(16384, true));
      probe.seek(file, 2 ** 53 - 3);
      assert.is(probe.write(file, "0123456789"), 10);
      assert.is(tell(), 2n ** 53n + 7n);
      assert.is(probe.write(file, "x"), -Errno.FBIG, "node:fs can't write there");
      assert.is(tell(), 2n ** 53n + 7n);
      probe.seek(file, 2 ** 53 - 3);
      assert.is(probe.read(file, 4), "0123");
      assert.is(probe.read(file, 4), "4567");
      assert.is(tell(), 2n ** 53n + 5n);
    } finally {
      probe.wasi.sweep();
      rmSync(directory, { recursive: true });
    }
  });

test.run();
