// Guests that attack the host: its streams, files, descriptors, memory, time and process. Their calls fail with an
// errno, and the host is unaffected.
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, symlinkSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { preview1 } from "../support/calls-module.js";
import { openInProcess } from "../support/descriptors.js";
import { ALL, DATA, END, OF_DIRECTORY, RawGuest, RESULT, SECOND, WRITING } from "../support/raw-guest.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("hostile guests");
const SECRET = "the host's secret";

/** A test with a guest: `in` is its preopen, `out` must never be reached nor read. */
function hostile(name: string, attack: (guest: RawGuest, files: Tree) => void, preopens = ["in"]): void {
  test(name, () => {
    const files = tree({
      "out/secret": SECRET,
      "out/dir/secret": SECRET,
      "in/file": "inside",
      "in/dir/file": "in dir",
      "in/dir/deep/file": "deep",
      "in/link": { link: "dir" },
    });
    const lent = openSync(files.at("out/secret"), "r");
    const before = openInProcess();
    const streams = [0, 1, 2].map((fd) => identity(fd));
    const guest = new RawGuest({
      preopens: Object.fromEntries(preopens.map((name) => [`/${name}`, files.at(name)])),
      stdout: "buffer",
    });
    try {
      attack(guest, files);
      assert.not.ok(guest.bytes.includes(SECRET), "the secret is not in the guest's memory");
    } finally {
      guest.wasi.sweep();
    }
    assert.is(openInProcess(), before, "nothing stays open");
    assert.equal(
      [0, 1, 2].map((fd) => identity(fd)),
      streams,
      "the host's streams are the same",
    );
    assert.equal(
      [readFileSync(files.at("out/secret"), "utf8"), readFileSync(files.at("out/dir/secret"), "utf8")],
      [SECRET, SECRET],
    );
    assert.equal(lstatSync(files.at("out/secret")).nlink, 1);
    closeSync(lent);
    files.dispose();
  });
}

function identity(fd: number): string {
  const { dev, ino, size } = fstatSync(fd);
  return `${dev}:${ino}:${fd === 0 ? size : ""}`;
}

// Standard streams

for (const fd of [0, 1, 2]) {
  hostile(`closes stream ${fd}, and what is opened then`, (guest) => {
    assert.is(guest.call("fd_close", fd), 0);
    for (let i = 0; i < 200; i++) assert.ok(guest.open("file") > 2);
  });
  hostile(`renumbers a file onto stream ${fd}, and writes to it`, (guest) => {
    const file = guest.open("file", { rights: WRITING });
    guest.call("fd_renumber", file, fd);
    guest.write(fd, "not for the host");
    guest.call("fd_close", fd);
  });
  hostile(`renumbers stream ${fd} away, onto a file and onto the preopen`, (guest) => {
    guest.call("fd_renumber", fd, guest.open("file"));
    guest.call("fd_renumber", (fd + 1) % 3, 3);
    assert.ok(guest.open("file") < 0);
  });
  hostile(`changes flags, rights, size and times of stream ${fd}`, (guest) => {
    for (const flags of [1, 4, 31, 0xffff, -1]) guest.call("fd_fdstat_set_flags", fd, flags);
    guest.call("fd_fdstat_set_rights", fd, 0n, 0n);
    guest.call("fd_filestat_set_size", fd, 0n);
    guest.call("fd_filestat_set_times", fd, 0n, 0n, 5);
    guest.call("fd_allocate", fd, 0n, 1n << 40n);
  });
  hostile(`uses stream ${fd} as a socket and as a directory`, (guest) => {
    for (const how of [0, 1, 2, 3, 255]) guest.call("sock_shutdown", fd, how);
    guest.call("sock_accept", fd, 0, RESULT);
    guest.call("fd_readdir", fd, DATA, 1000, 0n, RESULT);
    assert.ok(guest.open("file", { dir: fd }) < 0);
  });
}
hostile("closes all numbers from 0 to 5,000, those of the host among them", (guest) => {
  for (let fd = 0; fd < 5000; fd++) guest.call("fd_close", fd);
  for (const fd of [-1, 0x7fffffff, -0x80000000]) guest.call("fd_close", fd);
});

// Descriptors

hostile("opens without end, and is told to stop before the host has none left", (guest) => {
  let count = 0;
  while (count < 20_000 && guest.open("file") > 0) count++;
  assert.ok(count >= 1000 && count < 20_000, `${count}`);
  closeSync(openSync("/dev/null", "r"));
});
hostile("opens directories without end", (guest) => {
  for (let i = 0; i < 500; i++) assert.ok(guest.open("dir/deep", { oflags: 2, rights: OF_DIRECTORY }) > 3);
});
hostile("uses a number after it was closed, while another file has come", (guest) => {
  const fd = guest.open("file");
  guest.call("fd_close", fd);
  guest.open("dir/file");
  for (const name of Object.keys(preview1).filter((name) => name.startsWith("fd_") && name !== "fd_renumber")) {
    const args = preview1[name]!.params.map((type, i) => (i === 0 ? fd : type === "i64" ? 0n : RESULT));
    assert.ok(guest.call(name, ...args)! > 0, name);
  }
});
hostile("renumbers in circles, and onto numbers that nobody has", (guest) => {
  const [a, b] = [guest.open("file"), guest.open("dir/file")];
  for (let i = 0; i < 100; i++) {
    guest.call("fd_renumber", a, b);
    guest.call("fd_renumber", b, a);
    guest.call("fd_renumber", 1_000_000 + i, a);
    guest.call("fd_renumber", a, -1 - i);
  }
});
hostile("gives its rights back after it gave them away", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  guest.call("fd_fdstat_set_rights", fd, 0n, 0n);
  assert.ok(guest.call("fd_fdstat_set_rights", fd, ALL, ALL)! > 0);
  assert.ok((guest.read(fd) as number) < 0);
});

// Paths that lead out

const ESCAPES = [
  "..",
  "../",
  "../out/secret",
  "../../../../../../../../etc/passwd",
  "/etc/passwd",
  "/",
  "//",
  "dir/../../out/secret",
  "dir/../..",
  "./../out/secret",
  "link/../../out/secret",
  "dir/deep/../../../out",
  "link/../../../",
  "/proc/self/cwd",
  "/proc/self/root/etc/passwd",
  "/dev/stdout",
  "file/../../out/secret",
  "../in/../out/secret",
  "dir//..//..//out/secret",
  "..//out",
  "dir/./../../out/dir/secret",
  ".././out",
  "../in",
  "../out/dir/",
  "dir/\u2025/../../../out/secret",
];

function tryAll(guest: RawGuest, path: string, dir = 3): void {
  const [at, size] = guest.text(path);
  const other = guest.text("taken", SECOND);
  const fds = [
    guest.open(path, { dir }),
    guest.open(path, { dir, rights: WRITING }),
    guest.open(path, { dir, oflags: 1, rights: WRITING }),
    guest.open(path, { dir, oflags: 9, rights: WRITING }),
    guest.open(path, { dir, oflags: 2, rights: OF_DIRECTORY }),
    guest.open(path, { dir, follow: 0 }),
  ];
  assert.ok(
    fds.every((fd) => fd < 0),
    `${path} was opened: ${fds}`,
  );
  guest.text(path);
  for (const follow of [0, 1]) {
    assert.ok(guest.call("path_filestat_get", dir, follow, at, size, RESULT)! > 0 || follow === 0, path);
    guest.call("path_filestat_set_times", dir, follow, at, size, 0n, 0n, 5);
    guest.call("path_link", dir, follow, at, size, dir, ...other);
  }
  guest.call("path_create_directory", dir, at, size);
  guest.call("path_unlink_file", dir, at, size);
  guest.call("path_remove_directory", dir, at, size);
  guest.call("path_symlink", ...other, dir, at, size);
  guest.call("path_readlink", dir, at, size, DATA, 1000, RESULT);
  guest.call("path_rename", dir, at, size, dir, ...other);
  guest.call("path_rename", dir, ...other, dir, at, size);
  guest.call("path_link", dir, 0, ...other, dir, at, size);
}

for (const path of ESCAPES)
  hostile(`goes for ${JSON.stringify(path)} with every call on paths`, (guest) => tryAll(guest, path));

for (const target of [
  "../out",
  "../out/secret",
  "../out/dir",
  "..",
  "../..",
  "dir/../../out",
  "/etc",
  "/",
  "/proc/self/fd",
  "x/../../out",
]) {
  hostile(`makes a link to ${target}, and goes through it`, (guest) => {
    guest.call("path_symlink", ...guest.text(target), 3, ...guest.text("mine", SECOND));
    for (const path of ["mine", "mine/", "mine/secret", "mine/dir/secret", "mine/passwd", "mine/0", "mine/."]) {
      const fd = guest.open(path);
      assert.ok(fd < 0, path);
      assert.ok(guest.open(path, { oflags: 1, rights: WRITING }) < 0 || path === "mine", path);
      assert.ok(guest.open(path, { oflags: 2, rights: OF_DIRECTORY }) < 0, path);
    }
  });
}
hostile("follows a link that the host has made, by its own name and in a chain", (guest, files) => {
  symlinkSync(files.at("out"), files.at("in/absolute"));
  symlinkSync("../../out", files.at("in/dir/up"));
  symlinkSync("dir/up", files.at("in/chain"));
  for (const path of ["absolute/secret", "dir/up/secret", "chain/secret", "link/up/secret", "chain"])
    tryAll(guest, path);
});
hostile("puts a link in the place of a directory that it has open", (guest) => {
  const dir = guest.open("dir", { oflags: 2, rights: OF_DIRECTORY });
  assert.ok(dir > 3);
  guest.call("path_rename", 3, ...guest.text("dir"), 3, ...guest.text("moved", SECOND));
  guest.call("path_symlink", ...guest.text("../out"), 3, ...guest.text("dir", SECOND));
  assert.ok(guest.open("secret", { dir }) < 0);
  assert.ok(guest.open("dir/secret") < 0);
  assert.ok(guest.open("secret", { dir, oflags: 1, rights: WRITING }) !== 0);
});
hostile("moves a directory that it has open up, and goes up from it", (guest) => {
  const deep = guest.open("dir/deep", { oflags: 2, rights: OF_DIRECTORY });
  assert.ok(deep > 3);
  guest.call("path_rename", 3, ...guest.text("dir/deep"), 3, ...guest.text("deep", SECOND));
  tryAll(guest, "../../out/secret", deep);
  tryAll(guest, "../out/secret", deep);
  tryAll(guest, "..", deep);
});
hostile(
  "moves one preopen by the other that it lies in, and puts a link there",
  (guest) => {
    guest.call("path_rename", 3, ...guest.text("dir"), 3, ...guest.text("moved", SECOND));
    guest.call("path_symlink", ...guest.text("../out"), 3, ...guest.text("dir", SECOND));
    assert.ok(guest.open("secret", { dir: 4 }) < 0);
    assert.ok(guest.open("new", { dir: 4, oflags: 1, rights: WRITING }) !== 0);
  },
  ["in", "in/dir"],
);
hostile("takes a hard link of a link out, and goes through it", (guest, files) => {
  symlinkSync("../out", files.at("in/bad"));
  guest.call("path_link", 3, 0, ...guest.text("bad"), 3, ...guest.text("dir/better", SECOND));
  tryAll(guest, "dir/better/secret");
});
for (const [name, path] of Object.entries({
  "a NUL": "file\0/../../out/secret",
  "an overlong path": `${"dir/../".repeat(1000)}../out/secret`,
  "a long name": "x".repeat(5000),
  "many slashes": `${"/".repeat(3000)}etc/passwd`,
  "a backslash": "..\\out\\secret",
})) {
  hostile(`hides the way out behind ${name}`, (guest) => assert.ok(guest.open(path) < 0));
}

// Memory

const ADDRESSES = [0, -1, -8, END - 1, END - 4, END, 0x7fffffff, -0x80000000];
for (const name of Object.keys(preview1).filter((name) => name !== "proc_exit")) {
  hostile(`calls ${name} with addresses that lead out of its memory`, (guest) => {
    const fd = guest.open("file", { rights: WRITING });
    const dir = guest.open("dir", { oflags: 2, rights: OF_DIRECTORY });
    for (const first of [fd, dir, 0, 1]) {
      for (const address of ADDRESSES) {
        const args = preview1[name]!.params.map((type, i) =>
          type === "i64" ? 1n : i === 0 && /^(fd|path|sock)_/.test(name) ? first : address,
        );
        const errno = guest.call(name, ...args);
        assert.ok(
          errno === undefined || (Number.isInteger(errno) && errno >= 0 && errno <= 76),
          `${name}(${args}) gave ${errno}`,
        );
        if (name === "fd_close" || name === "fd_renumber") return;
      }
    }
  });
}
hostile("gives iovecs that lead out of its memory, and more of them than there can be", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  for (const [at, size] of [
    [END - 4, 8],
    [0xfffffff0, 0x20],
    [0, 0xffffffff],
  ] as const) {
    for (const name of ["fd_read", "fd_write"]) assert.ok(guest.call(name, fd, ...guest.iovec(size, at), RESULT)! > 0);
  }
  for (const count of [-1, 0x20000001, 0x10000000]) {
    for (const name of ["fd_read", "fd_write"]) assert.ok(guest.call(name, fd, 0, count, RESULT)! > 0);
  }
});
hostile("reads and writes more than 2 GiB at once, with paths and arrays as large", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  if (guest.memory.grow(40_000) < 0) return;
  const size = 2_200_000_000;
  assert.is(guest.number("fd_read", fd, ...guest.iovec(size), RESULT), 6);
  assert.is(guest.number("fd_pread", fd, ...guest.iovec(size), 0n, RESULT), 6);
  assert.ok(guest.call("path_unlink_file", 3, DATA, size)! > 0);
  assert.ok(guest.call("path_symlink", DATA, size, 3, ...guest.text("x"))! > 0);
  assert.ok(guest.call("poll_oneoff", 0, 0, 40_000_000, RESULT)! > 0);
  assert.ok(guest.call("fd_write", fd, DATA, 200_000_000, RESULT)! > 0 || guest.view.getUint32(RESULT, true) === 0);
});
hostile("lets the memory grow between calls", (guest) => {
  const fd = guest.open("file");
  for (let i = 0; i < 20; i++) {
    guest.memory.grow(1);
    assert.ok(typeof guest.read(fd, 1) === "string");
  }
});

// Time, numbers and the process

hostile("asks poll_oneoff for more than there is", (guest) => {
  for (const count of [-1, 0x5555556, 0x8000000, 3000])
    assert.ok(guest.call("poll_oneoff", 0, 0, count, RESULT)! > 0, `${count}`);
  guest.bytes.fill(0xff, 0, 48);
  assert.ok(guest.call("poll_oneoff", 0, 1000, 1, RESULT)! > 0);
});
hostile("sends every signal to the host", (guest) => {
  for (let signal = 0; signal < 32; signal++) assert.ok(guest.call("proc_raise", signal)! > 0);
});
for (const code of [0, 1, 126, 255, -1, 0x7fffffff])
  hostile(`ends itself with the code ${code}`, (guest) => assert.is(guest.call("proc_exit", code), undefined));
hostile("asks for clocks, advice and flags that don't exist", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  for (const value of [4, 99, -1]) {
    guest.call("clock_time_get", value, 0n, RESULT);
    guest.call("clock_res_get", value, RESULT);
    guest.call("fd_advise", fd, 0n, 0n, value + 3);
    assert.ok(guest.call("fd_seek", fd, 0n, value, RESULT)! > 0);
  }
});
hostile("seeks, sizes and allocates to the end of all numbers", (guest) => {
  const fd = guest.open("file", { rights: WRITING });
  for (const value of [(1n << 63n) - 1n, -1n, 1n << 62n, -(1n << 63n)]) {
    for (const whence of [0, 1, 2]) guest.call("fd_seek", fd, value, whence, RESULT);
    assert.ok(guest.call("fd_filestat_set_size", fd, value)! > 0);
    guest.call("fd_allocate", fd, value, value);
    guest.read(fd);
    guest.write(fd, "x");
    guest.call("fd_pwrite", fd, ...guest.iovec(1), value, RESULT);
    guest.call("fd_pread", fd, ...guest.iovec(1), value, RESULT);
  }
});
hostile("reads a directory with cookies that nobody gave", (guest) => {
  for (const cookie of [1n, 1000n, -1n, 1n << 63n])
    for (const size of [0, 1, 23, 24, 30]) guest.call("fd_readdir", 3, DATA, size, cookie, RESULT);
});
hostile("sets times that no calendar has", (guest) => {
  for (const time of [-1n, 1n << 63n, (1n << 63n) - 1n])
    guest.call("path_filestat_set_times", 3, 1, ...guest.text("file"), time, time, 5);
});

test.run();
