// Read-only preopens: everything can be read, and no call or descriptor can change anything.
import { lstatSync, readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { instantiate, type HostError } from "../../js/host/index.js";
import { engine } from "../support/engine.js";
import { DATA, OF_DIRECTORY, RawGuest, READING, RESULT, SECOND, WRITING } from "../support/raw-guest.js";
import { tree } from "../support/tree.js";

const test = suite("read-only preopens");
const { SUCCESS, PERM } = Errno;

test("everything below can be read, and every call that would change something gives perm", () => {
  using files = tree({ "in/file": "text", "in/dir/inner": "inner", "in/link": { link: "file" }, "rw/mine": "mine" });
  const guest = new RawGuest({
    preopens: { "/": { path: files.at("in"), readOnly: true }, "/rw": { path: files.at("rw") } },
  });
  const dir = guest.open("dir", { oflags: 2, rights: OF_DIRECTORY });
  assert.is(guest.read(guest.open("file")), "text");
  assert.is(guest.read(guest.open("inner", { dir })), "inner");
  assert.is(guest.call("path_filestat_get", 3, 1, ...guest.text("link"), RESULT), SUCCESS);
  assert.is(guest.call("path_readlink", 3, ...guest.text("link"), DATA, 100, RESULT), SUCCESS);
  assert.is(guest.call("fd_readdir", dir, DATA, 1000, 0n, RESULT), SUCCESS);

  for (const [oflags, rights] of [
    [0, WRITING],
    [1, READING],
    [8, READING],
    [13, WRITING],
  ] as const) {
    assert.is(guest.open("file", { oflags, rights }), -PERM);
    assert.is(guest.open("inner", { dir, oflags, rights }), -PERM);
  }
  const [file, other] = [guest.text("file"), guest.text("other", SECOND)];
  for (const from of [3, dir]) {
    assert.is(guest.call("path_create_directory", from, ...other), PERM);
    assert.is(guest.call("path_remove_directory", from, ...file), PERM);
    assert.is(guest.call("path_unlink_file", from, ...file), PERM);
    assert.is(guest.call("path_symlink", ...file, from, ...other), PERM);
    assert.is(guest.call("path_filestat_set_times", from, 1, ...file, 0n, 0n, 5), PERM);
    for (const [a, b] of [
      [from, 4],
      [4, from],
      [from, from],
    ] as const) {
      assert.is(guest.call("path_rename", a, ...file, b, ...other), PERM);
      assert.is(guest.call("path_link", a, 0, ...file, b, ...other), PERM);
    }
    assert.is(guest.call("fd_filestat_set_times", from, 0n, 0n, 5), PERM);
  }
  const fd = guest.open("file", { rights: READING | (1n << 23n) });
  assert.is(guest.call("fd_filestat_set_times", fd, 0n, 0n, 5), PERM);
  assert.is.not(guest.call("fd_filestat_set_size", fd, 0n), SUCCESS);
  assert.ok(guest.write(fd, "x") < 0);
  guest.wasi.sweep();
  assert.is(readFileSync(files.at("in/file"), "utf8"), "text");
  assert.ok(lstatSync(files.at("in/file")).mtimeMs > 0);
});

test("a preopen that isn't read-only beside it can be changed", () => {
  using files = tree({ "in/file": "text", "rw/mine": "mine" });
  const guest = new RawGuest({
    preopens: { "/": { path: files.at("in"), readOnly: true }, "/rw": { path: files.at("rw"), readOnly: false } },
  });
  assert.is(guest.write(guest.open("mine", { dir: 4, rights: WRITING }), "MINE"), 4);
  guest.wasi.sweep();
  assert.is(readFileSync(files.at("rw/mine"), "utf8"), "MINE");
});

test("an option that makes no sense is refused", async () => {
  for (const [given, message] of [
    [{ path: "/tmp", readOnly: "yes" }, /`readOnly` of the preopen "\/" is no boolean/],
    [{}, /the preopen "\/" is for no string/],
    [null, /the preopen "\/" is for no string/],
  ] as const) {
    const error = await instantiate({ engine, preopens: { "/": given as never } }).then(
      () => undefined,
      (error: HostError) => error,
    );
    assert.is(error?.code, "ERR_IO_LIFETIMES_BAD_OPTION");
    assert.match(error!.message, message);
  }
});

test.run();
