// Trees, walks, temporary files and whole files, from TypeScript, each against the same tree through node:fs.
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, IoError, type Walk } from "../../js/host/index.js";
import { engine } from "../support/engine.js";
import { withHost } from "../support/host.js";

const test = suite("directories from TypeScript");

const fails = (code: string, work: () => unknown) =>
  assert.throws(work, (error: unknown) => error instanceof IoError && error.code === code);
const hostFails = (code: string, work: () => unknown) =>
  assert.throws(work, (error: unknown) => error instanceof HostError && error.code === `ERR_IO_LIFETIMES_${code}`);
const all = (dir: string) => (readdirSync(dir, { recursive: true }) as string[]).sort();

test("trees are made and removed, and no link in them is followed", () =>
  withHost({ "stays/x": "", file: "" }, (host, dir) => {
    host.createDirAll("a/b/c");
    host.createDirAll("a/b/c");
    assert.ok(statSync(join(dir, "a/b/c")).isDirectory());
    symlinkSync("../../stays", join(dir, "a/b/link"));
    for (let i = 0; i < 100; i++) writeFileSync(join(dir, "a", `${i}`), "");
    using a = host.openDir("a");
    a.createDirAll("d/e");
    a.removeDirAll("d");
    assert.is(a.exists("d"), false);
    host.removeDirAll("a");
    assert.equal(all(dir), ["file", "stays", "stays/x"]);
    fails("exist", () => host.createDirAll("file"));
    fails("noent", () => host.removeDirAll("none"));
    fails("notdir", () => host.removeDirAll("file"));
    fails("inval", () => host.removeDirAll("."));
    assert.throws(() => host.createDirAll("file/x"), /createDir "file\/x": not a directory/);
  }));

test("a directory is synchronized, a preopen too, where preview1 is ours", () =>
  withHost({ "d/x": "" }, (host) => {
    for (const path of ["d", "."]) {
      using dir = host.openDir(path);
      for (const work of [() => dir.sync(), () => dir.datasync()]) {
        if (engine === "wasmtime:wasi") fails("badf", work);
        else work();
      }
    }
  }));

test("a target directory may be that of a Dir, and must be of the same instance", () =>
  withHost({ "d/x": "", file: "text" }, async (host) => {
    using dir = host.openDir("d");
    host.rename("file", "moved", dir);
    host.link("d/moved", "linked", dir);
    assert.is(dir.copy("linked", "copied", host), 4);
    assert.equal(
      ["d/moved", "d/linked", "copied"].map((path) => host.readFileToString(path)),
      ["text", "text", "text"],
    );
    await withHost({ "d/x": "" }, (other) => {
      using foreign = other.openDir("d");
      for (const call of ["rename", "copy", "link"] as const)
        hostFails("BAD_OPTION", () => host[call]("copied", "y", foreign));
      assert.equal(
        foreign.entries().map(({ name }) => name),
        ["x"],
      );
    });
  }));

test("what can't be removed is named, and what is above it stays", () =>
  withHost({ "t/a/b/x": "", "t/c": "" }, (host, dir) => {
    // A name that isn't UTF-8 can't be told to WASI.
    writeFileSync(Buffer.concat([Buffer.from(join(dir, "t/a/b/")), Buffer.of(0x66, 0xff)]), "");
    const named = (error: unknown) => error instanceof IoError && error.code === "notempty" && error.path === "t/a/b";
    assert.throws(() => host.removeDirAll("t"), named);
    assert.is(statSync(join(dir, "t/a/b")).isDirectory(), true);
    assert.is(host.exists("t/a/b/x"), false);
  }));

test("a walk gives what readdirSync gives, in order where that is asked, and ends with its loop", () =>
  withHost({ "t/a/b/1": "", "t/a/2": "", "t/a.b": "", "t/c/3": "" }, (host, dir) => {
    const entries = [...host.walk("t", { sorted: true })];
    assert.equal(
      entries.map(({ path }) => path),
      ["a.b", "a", "a/2", "a/b", "a/b/1", "c", "c/3"],
    );
    for (const { path, name, depth, filetype, ino } of entries) {
      const stat = statSync(join(dir, "t", path), { bigint: true });
      assert.equal([path.split("/").at(-1), path.split("/").length], [name, depth]);
      assert.is(filetype, stat.isDirectory() ? "directory" : "regular-file");
      assert.is(ino, stat.ino);
    }
    using t = host.openDir("t");
    assert.equal([...t.walk()].map(({ path }) => path).sort(), all(join(dir, "t")));
    for (const { depth } of t.walk({ maxOpen: 5 })) if (depth === 3) break;
    t.close();
    assert.equal(host.leaks(), [], "nothing is open after the loops");
  }));

test("a walk leaves out what is skipped, follows links where that is asked, and goes on behind errors", () =>
  withHost({ "t/a/b/1": "", "t/a/2": "", "t/c/3": "", "t/d": "" }, (host, dir) => {
    symlinkSync("../a", join(dir, "t/c/to-a"));
    symlinkSync("..", join(dir, "t/a/up"));
    const skipping = (walk: Walk, skipped: string) => {
      const paths: string[] = [];
      for (const { path } of walk) {
        paths.push(path);
        if (path === skipped) walk.skipDir();
      }
      return paths;
    };
    assert.equal(skipping(host.walk("t", { sorted: true }), "a"), ["a", "c", "c/3", "c/to-a", "d"]);
    assert.equal(skipping(host.walk("t", { sorted: true }), "a/2"), ["a", "a/2", "c", "c/3", "c/to-a", "d"]);
    const errors: string[] = [];
    const following = host.walk("t", {
      sorted: true,
      followSymlinks: true,
      onError: ({ path, code }) => errors.push(`${path} ${code}`),
    });
    assert.equal(
      [...following].map(({ path }) => path),
      [
        "a",
        "a/2",
        "a/b",
        "a/b/1",
        "a/up",
        "c",
        "c/3",
        "c/to-a",
        "c/to-a/2",
        "c/to-a/b",
        "c/to-a/b/1",
        "c/to-a/up",
        "d",
      ],
    );
    assert.equal(errors, ["a/up loop", "c/to-a/up loop"]);
    fails("loop", () => [...host.walk("t", { followSymlinks: true })]);
    assert.equal(host.leaks(), []);
    const walk = host.walk("t");
    for (const _ of walk);
    hostFails("CLOSED", () => walk.next());
    hostFails("BAD_OPTION", () => host.walk("t", { maxOpen: -1 }));
    fails("noent", () => host.walk("none"));
  }));

test("a tree has more levels than descriptors may be open", () =>
  withHost({}, (host, dir) => {
    const path = "x/".repeat(100);
    mkdirSync(join(dir, path), { recursive: true });
    assert.is([...host.walk(".")].length, 100);
    let most = 0;
    for (const _ of host.walk(".", { maxOpen: 6 })) most = Math.max(most, host.leaks().length);
    assert.is(most, 6);
    host.removeDirAll("x");
    assert.equal(readdirSync(dir), []);
  }));

test("a temporary file goes with its owner, or gets a name, or keeps its own", () =>
  withHost({ "d/old": "old" }, (host, dir) => {
    const inD = () => readdirSync(join(dir, "d")).sort();
    {
      using temp = host.tempFile("d");
      temp.file.writeAll("text");
      assert.match(temp.name, /^\.tmp[a-z2-7]{12}$/);
      assert.is(readFileSync(join(dir, "d", temp.name), "utf8"), "text");
    }
    assert.equal(inD(), ["old"]);
    using d = host.openDir("d");
    const temp = d.tempFile("x-");
    temp.file.writeAll("new");
    temp.persist("old").close();
    assert.is(readFileSync(join(dir, "d/old"), "utf8"), "new");
    hostFails("MOVED", () => temp.file);
    hostFails("MOVED", () => temp.close());
    temp[Symbol.dispose]();
    const second = d.tempFile();
    fails("exist", () => second.persistNew("old"));
    second.persistNew("second").close();
    const third = d.tempFile();
    third.keep().close();
    assert.equal(inD(), [third.name, "old", "second"].sort());
    const fourth = d.tempFile();
    d.removeFile(fourth.name);
    fails("noent", () => fourth.close());
    hostFails("CLOSED", () => fourth.close());
    fails("noent", () => host.tempFile("none"));
    d.close();
    assert.equal(host.leaks(), []);
  }));

test("a temporary directory goes with all that is in it, or gets a name", () =>
  withHost({ "d/x": "" }, (host, dir) => {
    {
      using temp = host.tempDir();
      temp.dir.createDirAll("a/b");
      temp.dir.writeFile("a/file", "text");
      assert.is(readFileSync(join(dir, temp.name, "a/file"), "utf8"), "text");
    }
    assert.equal(readdirSync(dir), ["d"]);
    const temp = host.tempDir(".", "t-");
    temp.dir.writeFile("x", "text");
    using named = temp.persist("named");
    assert.is(named.readFileToString("x"), "text");
    hostFails("MOVED", () => temp.dir);
    using d = host.openDir("d");
    const kept = d.tempDir();
    kept.keep().close();
    assert.equal(readdirSync(join(dir, "d")).sort(), [kept.name, "x"].sort());
    mkdirSync(join(dir, "d/full/x"), { recursive: true });
    const taken = d.tempDir();
    taken.dir.writeFile("y", "");
    fails("notempty", () => taken.persist("full"));
    assert.ok(taken.dir.exists("y"), "it is still there after an error");
    taken.close();
  }));

test("files are read, written, copied and replaced whole", () =>
  withHost({ file: "content" }, (host, dir) => {
    host.writeFile("new", "grüße");
    assert.is(host.readFileToString("new"), "grüße");
    assert.equal([...host.readFile("new")], [...Buffer.from("grüße")]);
    assert.is(host.copy("file", "copy"), 7);
    assert.is(readFileSync(join(dir, "copy"), "utf8"), "content");
    fails("inval", () => host.copy("file", "file"));
    host.replaceFile("file", "replaced");
    host.createDir("d");
    using d = host.openDir("d");
    d.replaceFile("made", Uint8Array.of(0x6d));
    using root = host.openDir(".");
    assert.is(root.copy("file", "copy", d), 8);
    assert.equal(
      [readFileSync(join(dir, "file"), "utf8"), readFileSync(join(dir, "d/made"), "utf8")],
      ["replaced", "m"],
    );
    {
      using next = host.atomicFile("file");
      next.file.writeAll("never");
      assert.is(host.readFileToString("file"), "replaced");
    }
    const next = d.atomicFile("made");
    next.file.writeAll("later");
    next.commit();
    hostFails("MOVED", () => next.commit());
    assert.equal([host.readFileToString("file"), d.readFileToString("made")], ["replaced", "later"]);
    assert.equal(all(dir), ["copy", "d", "d/copy", "d/made", "file", "new"]);
    fails("inval", () => host.replaceFile("d/..", ""));
    fails("noent", () => host.replaceFile("none/x", ""));
    assert.is(host.exists("none"), false);
    fails("notdir", () => host.exists("file/x"));
    d.close();
    root.close();
    assert.equal(host.leaks(), []);
  }));

test("a link that leads out can be created, and is followed nowhere", () =>
  withHost({ "in/file": "", "out/secret": "secret" }, (host) => {
    using d = host.openDir("in");
    d.symlink("../out", "link");
    assert.throws(
      () => d.readFile("link/secret"),
      (error: unknown) => error instanceof IoError,
    );
  }));

test("nothing of it leads out", () =>
  withHost({ "in/file": "", "out/secret": "secret" }, (host, dir) => {
    symlinkSync("../out", join(dir, "in/link"));
    using d = host.openDir("in");
    const refused = (work: () => unknown) => assert.throws(work, (error: unknown) => error instanceof IoError);
    for (const path of ["../out", "link/", "link/x"]) {
      refused(() => d.createDirAll(`${path}/made`));
      refused(() => d.readFile(`${path}/secret`));
      refused(() => d.writeFile(`${path}/made`, ""));
      refused(() => d.replaceFile(`${path}/secret`, ""));
      refused(() => d.copy("file", `${path}/made`));
      refused(() => d.removeDirAll(`${path}/secret`));
      refused(() => d.tempFile(`${path}/x`));
      refused(() => d.tempDir(`${path}/x`));
      using temp = d.tempFile();
      refused(() => temp.persist(`${path}/made`));
    }
    assert.equal(
      [...d.walk({ followSymlinks: true, sorted: true })].map(({ path }) => path),
      ["file", "link"],
    );
    assert.equal(all(join(dir, "out")), ["secret"]);
  }));

test.run();
