import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { guarded } from "../../js/host/engines/v8.js";
import { compileGuest, openGuest } from "../support/guest.js";

const test = suite("assembly/io/preopen");
const module = await compileGuest("tests/guest/io/preopens.ts");

/** Directories of the host, each with a file `f` that holds the directory's name. */
const directories = ["here", "here/ab", "here/dots.", "a", "a/b", "ab", "root", "root/database", "data", "sub", "ё"];

function setup(dir: string): void {
  for (const name of directories) {
    mkdirSync(join(dir, name), { recursive: true });
    writeFileSync(join(dir, name, "f"), name);
  }
}

/** What the guest prints, where `preopens` names directories of the host by the guest's name. */
function print(name: string, preopens: Record<string, string>, path = ""): string {
  using guest = openGuest(module, {
    setup,
    options: (dir) => ({
      preopens: Object.fromEntries(Object.entries(preopens).map(([name, host]) => [name, join(dir, host)])),
      stdin: Buffer.from(path),
    }),
  });
  guarded(() => guest.call(name));
  assert.equal(guest.sweep(), []);
  return guest.stdout();
}

const all = { ".": "here", a: "a", "a/b": "ab", "/": "root", "/data": "data", "/data/sub": "sub", ё: "ё" };

const reads: [path: string, from: string][] = [
  ["f", "here"],
  ["./f", "here"],
  [".//f", "here"],
  ["././f", "here"],
  ["ab/f", "here/ab"],
  ["dots./f", "here/dots."],
  ["a/f", "a"],
  ["./a/f", "a"],
  ["a//f", "a"],
  ["a/./f", "a"],
  ["a/b/f", "ab"],
  ["./a/b/f", "ab"],
  ["/f", "root"],
  ["//f", "root"],
  ["/database/f", "root/database"],
  ["/data/f", "data"],
  ["/data/sub/f", "sub"],
  ["ё/f", "ё"],
];

test("a path belongs to the preopened directory whose name is its longest prefix, by whole components", () => {
  for (const [path, from] of reads) assert.is(print("read", all, path), from, path);
});

test("the order of the preopened directories doesn't matter", () => {
  const reversed = Object.fromEntries(Object.entries(all).reverse());
  for (const [path, from] of reads) assert.is(print("read", reversed, path), from, path);
});

test("the name of a preopened directory is a path to it", () => {
  for (const path of [".", "./", "./."]) assert.is(print("list", all, path), "ab dots. f", path);
  for (const path of ["a", "a/", "./a", "a/."]) assert.is(print("list", all, path), "b f", path);
  for (const path of ["/", "//", "/."]) assert.is(print("list", all, path), "database f", path);
  for (const path of ["/data/sub", "a/b"]) assert.is(print("list", all, path), "f", path);
});

test("names with a dot in front or slashes behind are the same names", () => {
  for (const name of ["./a", "a/", "./a//", ".//a"]) assert.is(print("read", { [name]: "a" }, "a/f"), "a", name);
  for (const name of ["./", ".//", "././"]) assert.is(print("read", { [name]: "here" }, "f"), "here", name);
  assert.is(print("read", { "/data/": "data" }, "/data/f"), "data");
});

test("of two directories with one name the first is taken", () => {
  assert.is(print("read", { a: "a", "./a": "ab" }, "a/f"), "a");
});

test("a path that no preopened directory holds is refused, and the error says so", () => {
  const why = "the descriptor lacks the right for this (notcapable): no preopened directory holds it";
  assert.is(print("read", {}, "f"), `open "f": ${why}`);
  assert.is(print("read", { a: "a" }, "f"), `open "f": ${why}`);
  assert.is(print("read", { a: "a" }, "ab/f"), `open "ab/f": ${why}`);
  assert.is(print("read", { a: "a" }, "/a/f"), `open "/a/f": ${why}`);
  assert.is(print("read", { ".": "here" }, "/f"), `open "/f": ${why}`);
  assert.is(print("read", { "a/b": "ab" }, "a"), `open "a": ${why}`);
});

test("a relative path that no directory holds is looked up from the root", () => {
  for (const path of ["f", "./f", "././f"]) assert.is(print("read", { "/": "root" }, path), "root", path);
  assert.is(print("read", { "/data": "data", "/": "root" }, "data/f"), "data");
  assert.is(print("read", { ".": "here", "/": "root" }, "f"), "here");
});

test("a path doesn't lead up out of its preopened directory", () => {
  for (const path of ["../f", "a/../f", "a/b/../f", "/../f", "/data/../f"]) {
    assert.is(print("read", all, path), `open "${path}": the operation is not permitted (perm)`);
  }
  assert.is(print("read", all, "ab/../f"), "here", "but up and down within");
});

test("a path of no length and one with a NUL are refused before WASI sees them", () => {
  assert.is(print("read", all, ""), 'open "": no such file or directory (noent)');
  assert.is(print("read", all, "f\0g"), `open "f\0g": invalid argument (inval): a path can't hold a NUL`);
  assert.is(print("read", all, "\0"), `open "\0": invalid argument (inval): a path can't hold a NUL`);
  assert.is(print("read", { a: "a" }, "\0"), `open "\0": invalid argument (inval): a path can't hold a NUL`);
});

test("the preopened directories can be listed by their names, in the host's order", () => {
  assert.is(
    print("listAll", { ".": "here", "/data/": "data", "./a": "a", "/": "root" }),
    ": 3\n/data: 1\na: 2\n/: 2\n",
  );
  assert.is(print("listAll", {}), "");
});

test.run();
