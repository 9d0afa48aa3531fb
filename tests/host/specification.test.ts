// Each of the 46 functions against the text of the specification (preview1/docs.md), with valid and invalid arguments.
import { lstatSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import { preview1 } from "../support/calls-module.js";

import { DATA, IOVEC, OF_DIRECTORY, RawGuest, READING, RESULT, SECOND, WRITING } from "../support/raw-guest.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("the specification");
const tested = new Set<string>();

/** A test of a function, with a guest whose preopen 3 is a small tree. */
function spec(
  name: keyof typeof preview1,
  promise: string,
  check: (guest: RawGuest, files: Tree) => void,
  options: WasiOptions = {},
): void {
  tested.add(name);
  test(`${name} ${promise}`, () => {
    using files = tree({
      file: "0123456789",
      "dir/inner": "inner",
      "dir/deep/x": "",
      link: { link: "file" },
      "to-dir": { link: "dir" },
      dangling: { link: "nowhere" },
    });
    const guest = new RawGuest({ preopens: { "/": files.path }, ...options });
    try {
      check(guest, files);
    } finally {
      guest.wasi.sweep();
    }
  });
}

const { SUCCESS, BADF, INVAL, NOENT, EXIST, NOTDIR, ISDIR, NOTEMPTY, LOOP, NOTCAPABLE, NOTSOCK, FAULT, SPIPE, ILSEQ } =
  Errno;
const CREAT = 1,
  DIRECTORY = 2,
  EXCL = 4,
  TRUNC = 8;
const NOBODY = 50_000;

function strings(guest: RawGuest, name: "args" | "environ"): string[] {
  assert.is(guest.call(`${name}_sizes_get`, RESULT, RESULT + 4), SUCCESS);
  const [count, size] = [guest.view.getUint32(RESULT, true), guest.view.getUint32(RESULT + 4, true)];
  assert.is(guest.call(`${name}_get`, 1024, DATA), SUCCESS);
  const all = Array.from({ length: count }, (_, i) => {
    const at = guest.view.getUint32(1024 + i * 4, true);
    return guest.bytes.toString("utf8", at, guest.bytes.indexOf(0, at));
  });
  assert.is(
    all.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0),
    size,
  );
  return all;
}

const world = { args: ["app", "ä b", ""], env: { A: "1", B: "ü=" } };
spec(
  "args_get",
  "reads the arguments, each with a NUL behind it",
  (guest) => assert.equal(strings(guest, "args"), ["app", "ä b", ""]),
  world,
);
spec(
  "args_sizes_get",
  "gives the number of arguments and the size of the bytes",
  (guest) => {
    assert.is(guest.call("args_sizes_get", RESULT, RESULT + 4), SUCCESS);
    assert.equal([guest.view.getUint32(RESULT, true), guest.view.getUint32(RESULT + 4, true)], [3, 10]);
    assert.is.not(guest.call("args_sizes_get", -4, RESULT), SUCCESS);
  },
  world,
);
spec(
  "environ_get",
  "reads the variables as name=value",
  (guest) => assert.equal(strings(guest, "environ").sort(), ["A=1", "B=ü="]),
  world,
);
spec("environ_sizes_get", "gives zeros for an empty environment", (guest) => {
  assert.is(guest.call("environ_sizes_get", RESULT, RESULT + 4), SUCCESS);
  assert.equal([guest.view.getUint32(RESULT, true), guest.view.getUint32(RESULT + 4, true)], [0, 0]);
});
spec("clock_res_get", "gives a resolution above zero for the clocks there are, and inval for others", (guest) => {
  for (const clock of [0, 1]) assert.ok(guest.bigint("clock_res_get", clock, RESULT) > 0n);
  assert.is(guest.call("clock_res_get", 99, RESULT), INVAL);
});
spec("clock_time_get", "gives the time in nanoseconds, and a monotonic clock never goes back", (guest) => {
  const real = guest.bigint("clock_time_get", 0, 0n, RESULT);
  assert.ok(Math.abs(Number(real / 1_000_000n) - Date.now()) < 2000);
  let last = 0n;
  for (let i = 0; i < 100; i++) {
    const now = guest.bigint("clock_time_get", 1, 0n, RESULT);
    assert.ok(now >= last);
    last = now;
  }
  assert.is(guest.call("clock_time_get", 99, 0n, RESULT), INVAL);
});
spec("fd_advise", "takes every advice for a file, and inval for another number", (guest) => {
  const fd = guest.open("file", { rights: READING | (1n << 7n) });
  for (let advice = 0; advice <= 5; advice++) assert.is(guest.call("fd_advise", fd, 0n, 10n, advice), SUCCESS);
  assert.is(guest.call("fd_advise", fd, 0n, 10n, 6), INVAL);
  assert.is(guest.call("fd_advise", NOBODY, 0n, 10n, 0), BADF);
});
spec("fd_allocate", "makes sure that the file is as large, and changes nothing of what is there", (guest, files) => {
  const fd = guest.open("file", { rights: WRITING | (1n << 8n) });
  assert.is(guest.call("fd_allocate", fd, 5n, 20n), SUCCESS);
  assert.is(readFileSync(files.at("file"), "latin1"), `0123456789${"\0".repeat(15)}`);
  assert.is(guest.call("fd_allocate", fd, 0n, 5n), SUCCESS);
  assert.is(lstatSync(files.at("file")).size, 25);
  assert.is(guest.call("fd_allocate", NOBODY, 0n, 1n), BADF);
});
spec("fd_close", "frees the number, and a second close is badf", (guest) => {
  const fd = guest.open("file");
  assert.is(guest.call("fd_close", fd), SUCCESS);
  assert.is(guest.call("fd_close", fd), BADF);
});
spec("fd_datasync", "synchronizes a file or a directory", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  guest.write(fd, "x");
  assert.is(guest.call("fd_datasync", fd), SUCCESS);
  const dir = guest.open("dir", { oflags: DIRECTORY });
  assert.is(guest.call("fd_datasync", dir), SUCCESS);
  assert.is(guest.call("fd_datasync", NOBODY), BADF);
});
spec("fd_sync", "synchronizes a file or a directory", (guest) => {
  const fd = guest.open("file", { rights: WRITING | (1n << 4n) });
  assert.is(guest.call("fd_sync", fd), SUCCESS);
  for (const dir of [3, guest.open("dir", { oflags: DIRECTORY })]) {
    assert.is(guest.call("fd_sync", dir), SUCCESS);
    assert.is(guest.call("fd_fdstat_get", dir, RESULT), SUCCESS);
    assert.is(guest.view.getBigUint64(RESULT + 8, true) & 17n, 17n, "the rights to do both");
  }
  assert.is(guest.call("fd_sync", NOBODY), BADF);
});
spec("fd_fdstat_get", "tells the kind, the flags and the rights", (guest) => {
  const fd = guest.open("file", { rights: READING, fdflags: 4 });
  assert.is(guest.call("fd_fdstat_get", fd, RESULT), SUCCESS);
  assert.equal([guest.bytes[RESULT], guest.view.getUint16(RESULT + 2, true)], [4, 4]);
  const rights = guest.view.getBigUint64(RESULT + 8, true);
  assert.ok((rights & (1n << 1n)) !== 0n && (rights & (1n << 6n)) === 0n, "it may be read and not written");
  assert.is(guest.call("fd_fdstat_get", 3, RESULT), SUCCESS);
  assert.is(guest.bytes[RESULT], 3);
  assert.is(guest.call("fd_fdstat_get", fd, -8), FAULT);
});
spec("fd_fdstat_set_flags", "switches append on and off", (guest, files) => {
  const fd = guest.open("file", { rights: WRITING });
  assert.is(guest.call("fd_fdstat_set_flags", fd, 1), SUCCESS);
  guest.write(fd, "end");
  assert.is(guest.call("fd_fdstat_set_flags", fd, 0), SUCCESS);
  guest.call("fd_seek", fd, 0n, 0, RESULT);
  guest.write(fd, "start");
  assert.is(readFileSync(files.at("file"), "utf8"), "start56789end");
  assert.is(guest.call("fd_fdstat_set_flags", NOBODY, 0), BADF);
});
spec("fd_fdstat_set_rights", "only takes rights away: notcapable if it would add some", (guest) => {
  const fd = guest.open("file", { rights: READING });
  assert.is(guest.call("fd_fdstat_set_rights", fd, 1n << 2n, 0n), SUCCESS);
  assert.is(guest.read(fd), -NOTCAPABLE);
  assert.is(guest.call("fd_fdstat_set_rights", fd, READING, 0n), NOTCAPABLE);
  assert.is(guest.call("fd_fdstat_set_rights", NOBODY, 0n, 0n), BADF);
});
spec("fd_filestat_get", "tells the size, the links and the times in nanoseconds", (guest, files) => {
  const fd = guest.open("file");
  assert.is(guest.call("fd_filestat_get", fd, RESULT), SUCCESS);
  const host = lstatSync(files.at("file"), { bigint: true });
  assert.equal(
    [guest.bytes[RESULT + 16], ...[24, 32, 48].map((at) => guest.view.getBigUint64(RESULT + at, true))],
    [4, 1n, 10n, host.mtimeNs],
  );
  assert.is(guest.call("fd_filestat_get", NOBODY, RESULT), BADF);
});
spec("fd_filestat_set_size", "cuts a file, and fills what it adds with zeros", (guest, files) => {
  const fd = guest.open("file", { rights: WRITING });
  assert.is(guest.call("fd_filestat_set_size", fd, 3n), SUCCESS);
  assert.is(guest.call("fd_filestat_set_size", fd, 5n), SUCCESS);
  assert.is(readFileSync(files.at("file"), "latin1"), "012\0\0");
  assert.is.not(guest.call("fd_filestat_set_size", guest.open("file"), 0n), SUCCESS);
});
spec(
  "fd_filestat_set_times",
  "sets one time and leaves the other; inval for a time that is set and now",
  (guest, files) => {
    const fd = guest.open("file", { rights: WRITING | (1n << 23n) });
    const before = lstatSync(files.at("file"), { bigint: true });
    assert.is(guest.call("fd_filestat_set_times", fd, 0n, 1_600_000_000_123_456_789n, 4), SUCCESS);
    const after = lstatSync(files.at("file"), { bigint: true });
    assert.is(after.mtimeNs, 1_600_000_000_123_456_789n);
    assert.is(after.atimeNs, before.atimeNs);
    assert.is(guest.call("fd_filestat_set_times", fd, 0n, 0n, 12), INVAL);
    assert.is(guest.call("fd_filestat_set_times", NOBODY, 0n, 0n, 4), BADF);
  },
);
spec("fd_pread", "reads at an offset and leaves that of the descriptor", (guest) => {
  const fd = guest.open("file");
  assert.is(guest.number("fd_pread", fd, ...guest.iovec(3), 4n, RESULT), 3);
  assert.is(guest.bytes.toString("utf8", DATA, DATA + 3), "456");
  assert.is(guest.bigint("fd_tell", fd, RESULT), 0n);
  assert.is(guest.number("fd_pread", fd, ...guest.iovec(3), 100n, RESULT), 0);
  assert.is(guest.number("fd_pread", NOBODY, ...guest.iovec(3), 0n, RESULT), -BADF);
});
spec("fd_prestat_get", "gives the length of a preopen's name, and badf where the preopens end", (guest) => {
  assert.is(guest.call("fd_prestat_get", 3, RESULT), SUCCESS);
  assert.equal([guest.bytes[RESULT], guest.view.getUint32(RESULT + 4, true)], [0, 1]);
  assert.is(guest.call("fd_prestat_get", 4, RESULT), BADF);
});
spec("fd_prestat_dir_name", "gives the name, and nametoolong where it has no room", (guest) => {
  assert.is(guest.call("fd_prestat_dir_name", 3, DATA, 1), SUCCESS);
  assert.is(guest.bytes.toString("utf8", DATA, DATA + 1), "/");
  assert.is(guest.call("fd_prestat_dir_name", 3, DATA, 0), Errno.NAMETOOLONG);
});
spec("fd_pwrite", "writes at an offset and leaves that of the descriptor", (guest, files) => {
  const fd = guest.open("file", { rights: WRITING });
  guest.bytes.write("XY", DATA);
  assert.is(guest.number("fd_pwrite", fd, ...guest.iovec(2), 4n, RESULT), 2);
  assert.is(readFileSync(files.at("file"), "utf8"), "0123XY6789");
  assert.is(guest.bigint("fd_tell", fd, RESULT), 0n);
  assert.is(guest.number("fd_pwrite", NOBODY, ...guest.iovec(2), 0n, RESULT), -BADF);
});
spec("fd_pwrite", "in append mode ignores the offset, even one beyond 2^63", (guest, files) => {
  const APPEND = 1;
  guest.bytes.write("XY", DATA);
  const fd = guest.open("file", { rights: WRITING, fdflags: APPEND });
  for (const offset of [0n, (1n << 63n) - 1n, -1n])
    assert.is(guest.number("fd_pwrite", fd, ...guest.iovec(2), offset, RESULT), 2);
  assert.is(readFileSync(files.at("file"), "utf8"), "0123456789XYXYXY");
  assert.is(guest.number("fd_pwrite", guest.open("file", { rights: WRITING }), ...guest.iovec(2), -1n, RESULT), -INVAL);
});
spec("fd_read", "fills all iovecs in turn, moves the offset, and gives 0 at the end", (guest) => {
  const fd = guest.open("file");
  for (const [i, [at, size]] of [
    [DATA, 2],
    [DATA + 100, 0],
    [DATA + 200, 3],
  ].entries()) {
    guest.view.setUint32(IOVEC + i * 8, at!, true);
    guest.view.setUint32(IOVEC + i * 8 + 4, size!, true);
  }
  assert.is(guest.number("fd_read", fd, IOVEC, 3, RESULT), 5);
  assert.equal(
    [guest.bytes.toString("utf8", DATA, DATA + 2), guest.bytes.toString("utf8", DATA + 200, DATA + 203)],
    ["01", "234"],
  );
  assert.is(guest.read(fd), "56789");
  assert.is(guest.read(fd), "");
  assert.is(guest.read(guest.open("file", { rights: 1n << 6n })), -Errno.BADF);
  assert.is(guest.read(NOBODY), -BADF);
});
spec("fd_readdir", "gives entries that the next call can go on from, cut off where the buffer ends", (guest) => {
  const fd = guest.open("dir", { oflags: DIRECTORY, rights: OF_DIRECTORY });
  const names: string[] = [];
  for (let cookie = 0n; ;) {
    const used = guest.number("fd_readdir", fd, DATA, 30, cookie, RESULT);
    if (used < 24) break;
    const size = guest.view.getUint32(DATA + 16, true);
    if (used < 24 + size) assert.is(used, 30);
    names.push(guest.bytes.toString("utf8", DATA + 24, DATA + Math.min(24 + size, used)));
    cookie = guest.view.getBigUint64(DATA, true);
  }
  assert.equal(names.sort(), [".", "..", "deep", "inner"]);
  assert.is.not(guest.call("fd_readdir", guest.open("file"), DATA, 100, 0n, RESULT), SUCCESS);
});
spec("fd_renumber", "replaces one number by another at once, and both must be open", (guest) => {
  const [from, to] = [guest.open("file"), guest.open("dir/inner")];
  assert.is(guest.call("fd_renumber", from, to), SUCCESS);
  assert.equal([guest.read(to), guest.read(from)], ["0123456789", -BADF]);
  assert.is(guest.call("fd_renumber", to, NOBODY), BADF);
  assert.is(guest.call("fd_renumber", NOBODY, to), BADF);
});
spec(
  "fd_seek",
  "moves from the start, from where it is and from the end; never before the start",
  (guest) => {
    const fd = guest.open("file");
    assert.is(guest.bigint("fd_seek", fd, 4n, 0, RESULT), 4n);
    assert.is(guest.bigint("fd_seek", fd, -1n, 1, RESULT), 3n);
    assert.is(guest.bigint("fd_seek", fd, 5n, 2, RESULT), 15n);
    assert.is(guest.call("fd_seek", fd, -20n, 1, RESULT), INVAL);
    assert.is(guest.call("fd_seek", fd, 0n, 3, RESULT), INVAL);
    assert.is(guest.bigint("fd_tell", fd, RESULT), 15n);
    assert.is(guest.call("fd_seek", 0, 0n, 0, RESULT), SPIPE);
  },
  { stdin: "text" },
);
spec("fd_tell", "gives the offset", (guest) => {
  const fd = guest.open("file");
  guest.read(fd, 7);
  assert.is(guest.bigint("fd_tell", fd, RESULT), 7n);
  assert.is(guest.call("fd_tell", NOBODY, RESULT), BADF);
});
spec("fd_write", "writes at the offset and moves it; in append mode at the end", (guest, files) => {
  const fd = guest.open("file", { rights: WRITING });
  assert.is(guest.write(fd, "AB"), 2);
  assert.is(guest.bigint("fd_tell", fd, RESULT), 2n);
  const append = guest.open("file", { rights: WRITING, fdflags: 1 });
  assert.is(guest.write(append, "!"), 1);
  assert.is(readFileSync(files.at("file"), "utf8"), "AB23456789!");
  assert.is(guest.write(guest.open("file"), "x"), -Errno.BADF);
});
spec("path_create_directory", "makes one directory, and exist where there is something", (guest, files) => {
  assert.is(guest.call("path_create_directory", 3, ...guest.text("dir/new")), SUCCESS);
  assert.ok(lstatSync(files.at("dir/new")).isDirectory());
  assert.is(guest.call("path_create_directory", 3, ...guest.text("file")), EXIST);
  assert.is(guest.call("path_create_directory", 3, ...guest.text("no/new")), NOENT);
});
spec("path_filestat_get", "looks at a link or at what it leads to, as asked", (guest) => {
  const kind = (path: string, follow: number) =>
    guest.call("path_filestat_get", 3, follow, ...guest.text(path), RESULT) || guest.bytes[RESULT + 16];
  assert.equal([kind("link", 0), kind("link", 1), kind("to-dir", 1), kind("dir/inner", 1)], [7, 4, 3, 4]);
  assert.is(guest.call("path_filestat_get", 3, 1, ...guest.text("dangling"), RESULT), NOENT);
  assert.is(guest.call("path_filestat_get", 3, 0, ...guest.text("file/"), RESULT), NOTDIR);
});
spec("path_filestat_set_times", "sets the times of a link or of what it leads to, as asked", (guest, files) => {
  assert.is(
    guest.call("path_filestat_set_times", 3, 0, ...guest.text("link"), 0n, 1_000_000_000_000_000_000n, 4),
    SUCCESS,
  );
  assert.is(lstatSync(files.at("link"), { bigint: true }).mtimeNs, 1_000_000_000_000_000_000n);
  assert.is(
    guest.call("path_filestat_set_times", 3, 1, ...guest.text("link"), 0n, 2_000_000_000_000_000_000n, 4),
    SUCCESS,
  );
  assert.is(lstatSync(files.at("file"), { bigint: true }).mtimeNs, 2_000_000_000_000_000_000n);
  assert.is(guest.call("path_filestat_set_times", 3, 1, ...guest.text("none"), 0n, 0n, 4), NOENT);
});
spec("path_link", "gives a file a second name, and exist where there is one", (guest, files) => {
  assert.is(guest.call("path_link", 3, 0, ...guest.text("file"), 3, ...guest.text("second", SECOND)), SUCCESS);
  assert.is(lstatSync(files.at("file")).nlink, 2);
  assert.is(guest.call("path_link", 3, 0, ...guest.text("file"), 3, ...guest.text("link", SECOND)), EXIST);
  assert.is(guest.call("path_link", 3, 0, ...guest.text("none"), 3, ...guest.text("third", SECOND)), NOENT);
});
spec("path_open", "makes, cuts, insists and follows as its flags say", (guest, files) => {
  assert.ok(guest.open("new", { oflags: CREAT, rights: WRITING }) > 3);
  assert.is(guest.open("file", { oflags: CREAT | EXCL, rights: WRITING }), -EXIST);
  assert.is(guest.open("file", { oflags: DIRECTORY }), -NOTDIR);
  assert.is(guest.open("none"), -NOENT);
  assert.is(guest.open("link", { follow: 0 }), -LOOP);
  assert.is(guest.read(guest.open("link")), "0123456789");
  assert.is(guest.open("dir", { rights: WRITING }), -ISDIR);
  assert.ok(guest.open("file", { oflags: TRUNC, rights: WRITING }) > 3);
  assert.is(readFileSync(files.at("file"), "utf8"), "");
  assert.is(guest.open("file", { dir: NOBODY }), -BADF);
});
spec("path_open", "never follows a link whose text isn't UTF-8 to another name", (guest, files) => {
  // Decoded with replacement characters, the link would lead to a file that exists.
  writeFileSync(files.at("\ufffd"), "another");
  symlinkSync(Buffer.from([0xff]), files.at("exact"));
  assert.is(guest.open("exact"), -ILSEQ);
  assert.is(guest.number("path_readlink", 3, ...guest.text("exact"), DATA, 100, RESULT), 1);
  assert.is(guest.bytes[DATA], 0xff);
});
spec("path_readlink", "gives the text of a link, as much as there is room for; inval for what is none", (guest) => {
  assert.is(guest.number("path_readlink", 3, ...guest.text("link"), DATA, 100, RESULT), 4);
  assert.is(guest.bytes.toString("utf8", DATA, DATA + 4), "file");
  assert.is(guest.call("path_readlink", 3, ...guest.text("file"), DATA, 100, RESULT), INVAL);
});
spec("path_remove_directory", "removes an empty directory; notempty for one that isn't", (guest, files) => {
  guest.call("path_create_directory", 3, ...guest.text("empty"));
  assert.is(guest.call("path_remove_directory", 3, ...guest.text("empty")), SUCCESS);
  assert.is(guest.call("path_remove_directory", 3, ...guest.text("dir")), NOTEMPTY);
  assert.is(guest.call("path_remove_directory", 3, ...guest.text("file")), NOTDIR);
  assert.is(lstatSync(files.at("empty"), { throwIfNoEntry: false }), undefined);
});
spec("path_rename", "moves a file over another, between directories", (guest, files) => {
  const dir = guest.open("dir", { oflags: DIRECTORY, rights: OF_DIRECTORY });
  assert.is(guest.call("path_rename", 3, ...guest.text("file"), dir, ...guest.text("inner", SECOND)), SUCCESS);
  assert.is(readFileSync(files.at("dir/inner"), "utf8"), "0123456789");
  assert.is(guest.call("path_rename", 3, ...guest.text("file"), 3, ...guest.text("x", SECOND)), NOENT);
  assert.is(guest.call("path_rename", 3, ...guest.text("dir"), 3, ...guest.text("dir/deep/y", SECOND)), INVAL);
});
spec("path_symlink", "makes a link with a text that nobody looks at", (guest, files) => {
  assert.is(guest.call("path_symlink", ...guest.text("no/where"), 3, ...guest.text("dir/mine", SECOND)), SUCCESS);
  assert.is(readlinkSync(files.at("dir/mine")), "no/where");
  assert.is(guest.call("path_symlink", ...guest.text("x"), 3, ...guest.text("file", SECOND)), EXIST);
});
spec(
  "path_unlink_file",
  "removes a name, that of a link and not what it leads to; isdir for a directory",
  (guest, files) => {
    assert.is(guest.call("path_unlink_file", 3, ...guest.text("link")), SUCCESS);
    assert.ok(lstatSync(files.at("file")).isFile());
    assert.ok([ISDIR, Errno.PERM].includes(guest.call("path_unlink_file", 3, ...guest.text("dir"))!));
    assert.is(guest.call("path_unlink_file", 3, ...guest.text("link")), NOENT);
  },
);
spec("poll_oneoff", "waits for a clock, and no subscription is inval", (guest) => {
  guest.bytes.fill(0, DATA, DATA + 48);
  guest.view.setBigUint64(DATA, 77n, true);
  guest.view.setUint32(DATA + 16, 1, true);
  guest.view.setBigUint64(DATA + 24, 5_000_000n, true);
  const start = process.hrtime.bigint();
  assert.is(guest.number("poll_oneoff", DATA, DATA + 100, 1, RESULT), 1);
  assert.ok(process.hrtime.bigint() - start >= 5_000_000n);
  assert.is(guest.view.getBigUint64(DATA + 100, true), 77n);
  assert.is(guest.call("poll_oneoff", DATA, DATA + 100, 0, RESULT), INVAL);
});
spec("proc_exit", "ends the program and doesn't come back", (guest) =>
  assert.is(guest.call("proc_exit", 3), undefined),
);
spec("proc_raise", "is not for the host's process", (guest) => assert.ok(guest.call("proc_raise", 9)! > 0));
spec("random_get", "fills the buffer and nothing else", (guest) => {
  assert.is(guest.call("random_get", DATA, 64), SUCCESS);
  assert.ok(new Set(guest.bytes.subarray(DATA, DATA + 64)).size > 16);
  assert.is(guest.bytes[DATA + 64], 0);
  assert.is(guest.call("random_get", DATA, 0), SUCCESS);
});
spec("sched_yield", "comes back", (guest) => assert.is(guest.call("sched_yield"), SUCCESS));
for (const [name, args] of Object.entries({
  sock_accept: [0, RESULT],
  sock_recv: [IOVEC, 0, 0, RESULT, RESULT + 4],
  sock_send: [IOVEC, 0, 0, RESULT],
  sock_shutdown: [1],
})) {
  spec(name, "says notsock for a file and badf for what isn't open", (guest) => {
    assert.is(guest.call(name, guest.open("file"), ...args), NOTSOCK);
    assert.is(guest.call(name, NOBODY, ...args), BADF);
  });
}

test("each of the 46 functions has its test", () => assert.equal([...tested].sort(), Object.keys(preview1).sort()));

test.run();
