// The calls of the TypeScript classes, each against the same file through node:fs.
import { lstatSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { IoError } from "../../js/host/index.js";

import { withHost } from "../support/host.js";

const fails = (code: string, work: () => unknown) =>
  assert.throws(work, (error: unknown) => error instanceof IoError && error.code === code);

test("read fills a part of a buffer, and gives 0 at the end", () =>
  withHost({ "a.txt": "hello" }, (host) => {
    using file = host.open("a.txt");
    const buffer = new Uint8Array(8).fill(46);
    assert.is(file.read(buffer, 1, 3), 3);
    assert.is(Buffer.from(buffer).toString(), ".hel....");
    assert.is(file.read(buffer), 2);
    assert.is(file.read(buffer), 0);
    assert.throws(() => file.read(buffer, 5, 4), RangeError);
    assert.throws(() => file.read(buffer, -1, 2), RangeError);
  }));

test("reads and writes of any size arrive whole", () =>
  withHost({}, (host, dir) => {
    const data = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * 31) >> 3);
    using file = host.open("big", { read: true, write: true, createNew: true });
    file.writeAll(data);
    assert.ok(Buffer.from(data).equals(readFileSync(join(dir, "big"))));
    assert.is(file.seek(0), 0);
    assert.ok(Buffer.from(data).equals(file.readToEnd()));
  }));

test("readAt and writeAt leave the offset", () =>
  withHost({ "a.txt": "0123456789" }, (host, dir) => {
    using file = host.open("a.txt", { read: true, write: true });
    const buffer = new Uint8Array(3);
    assert.is(file.readAt(4, buffer), 3);
    assert.is(Buffer.from(buffer).toString(), "456");
    assert.is(file.writeAt(8, Buffer.from("xyz")), 3);
    assert.is(file.tell(), 0);
    assert.is(readFileSync(join(dir, "a.txt"), "utf8"), "01234567xyz");
    assert.throws(() => file.readAt(-1, buffer), RangeError);
    assert.throws(() => file.readAt(1.5, buffer), RangeError);
  }));

test("seek counts from the start, the offset and the end, also beyond 2^32", () =>
  withHost({ "a.txt": "0123456789" }, (host) => {
    using file = host.open("a.txt");
    assert.is(file.seek(4), 4);
    assert.is(file.seek(2, "cur"), 6);
    assert.is(file.seek(-1, "end"), 9);
    assert.is(file.readToString(), "9");
    assert.is(file.seek(2 ** 40 + 1), 2 ** 40 + 1);
    assert.is(file.tell(), 2 ** 40 + 1);
    fails("inval", () => file.seek(-1));
    assert.throws(() => file.seek(0.5), RangeError);
  }));

test("stat, setSize and setTimes agree with the file system", () =>
  withHost({ "a.txt": "hello" }, (host, dir) => {
    const path = join(dir, "a.txt");
    using file = host.open("a.txt", { write: true });
    file.setSize(100);
    file.setTimes(1_600_000_000_000_000_000n, new Date(1_700_000_000_000));
    const stat = file.stat(),
      real = statSync(path, { bigint: true });
    assert.equal(
      [stat.ino, stat.dev, BigInt(stat.size), stat.nlink, stat.accessed, stat.modified, stat.changed],
      [real.ino, real.dev, real.size, real.nlink, real.atimeNs, real.mtimeNs, real.ctimeNs],
    );
    assert.is(stat.size, 100);
    file.setTimes("omit", "now");
    assert.is(statSync(path, { bigint: true }).atimeNs, 1_600_000_000_000_000_000n);
    assert.ok(file.stat().modified > stat.modified);
    file.sync();
    file.datasync();
  }));

test("open options are Rust's", () =>
  withHost({ "a.txt": "hello" }, (host, dir) => {
    const text = () => readFileSync(join(dir, "a.txt"), "utf8");
    const write = (options: object) => {
      using file = host.open("a.txt", options);
      file.writeAll("XY");
    };
    write({ write: true });
    assert.is(text(), "XYllo");
    write({ append: true });
    assert.is(text(), "XYlloXY");
    write({ write: true, truncate: true });
    assert.is(text(), "XY");
    fails("exist", () => host.open("a.txt", { write: true, createNew: true }));
    fails("noent", () => host.open("b.txt", { write: true }));
    fails("badf", () => write({ read: true }));
    host.open("new.txt", { append: true, truncate: true, createNew: true }).close(); // a new file has nothing to truncate
    for (const bad of [
      {},
      { truncate: true, read: true },
      { create: true, read: true },
      { append: true, truncate: true },
    ]) {
      assert.throws(() => host.open("a.txt", bad), /open: /);
    }
  }));

test("paths are made, renamed, linked and removed", () =>
  withHost({ "a.txt": "hello" }, (host, dir) => {
    host.createDir("sub");
    host.rename("a.txt", "sub/b.txt");
    host.link("sub/b.txt", "sub/c.txt");
    host.symlink("c.txt", "sub/link");
    assert.is(host.readlink("sub/link"), "c.txt");
    assert.is(readlinkSync(join(dir, "sub/link")), "c.txt");
    assert.is(host.stat("sub/link").filetype, "regular-file");
    assert.is(host.stat("sub/link", false).filetype, "symbolic-link");
    assert.is(host.stat("sub/c.txt").ino, lstatSync(join(dir, "sub/b.txt"), { bigint: true }).ino);
    fails("notempty", () => host.removeDir("sub"));
    for (const name of ["b.txt", "c.txt", "link"]) host.removeFile(`sub/${name}`);
    host.removeDir("sub");
    assert.equal(readdirSync(dir), []);
  }));

test("a directory has calls of its own, relative to it", () =>
  withHost({ "d/a.txt": "hello", "e/x": "" }, (host, dir) => {
    using d = host.openDir("d");
    using e = host.openDir("e");
    using file = d.open("a.txt");
    assert.is(file.readToString(), "hello");
    d.createDir("sub");
    using sub = d.openDir("sub");
    d.rename("a.txt", "moved", sub);
    sub.link("moved", "linked", e);
    sub.symlink("moved", "link");
    assert.is(sub.readlink("link"), "moved");
    assert.is(sub.stat("link", false).filetype, "symbolic-link");
    assert.is(sub.stat().filetype, "directory");
    assert.equal(readdirSync(join(dir, "e")).sort(), ["linked", "x"]);
    e.removeFile("x");
    sub.removeFile("link");
    sub.removeFile("moved");
    d.removeDir("sub");
    fails("perm", () => d.open("../e/x"));
  }));

test("readDir pages through many entries with long and UTF-8 names", () =>
  withHost({}, (host, dir) => {
    const names = Array.from({ length: 1500 }, (_, i) => `${i} ${"ü€😀".repeat(i % 20)}${"x".repeat(i % 40)}`);
    for (const name of names) writeFileSync(join(dir, name), "");
    using directory = host.openDir(".");
    assert.equal(
      directory
        .entries()
        .map(({ name }) => name)
        .sort(),
      names.sort(),
    );
  }));

test("readToString refuses what isn't UTF-8, and keeps a byte order mark", () =>
  withHost({ bad: Uint8Array.of(0x61, 0xff), bom: "\ufeffx" }, (host) => {
    using bad = host.open("bad");
    assert.throws(() => bad.readToString(), TypeError);
    using bom = host.open("bom");
    assert.is(bom.readToString(), "\ufeffx");
  }));

test.run();
