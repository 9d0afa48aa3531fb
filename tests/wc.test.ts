// examples/wc, run as `npm start` runs it, against the wc of the system, byte for byte.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { buildWc } from "../scripts/targets/targets.js";
import { root } from "./support/asc.js";
import { codePoints, randomBytes } from "./support/characters.js";
import { tree, type Tree } from "./support/tree.js";
import { incomparable, ours, theirs, type Place } from "./support/wc.js";

const test = suite("wc");
const CLEAN = "io-lifetimes: 0 descriptors left open\n";

test.before(async () => {
  await buildWc();
});

const reason = incomparable();

/** A test that needs a wc to compare with. */
function compared(name: string, check: (files: Tree) => void): void {
  if (reason !== undefined) return test.skip(`${name} (skipped: ${reason})`, () => {});
  test(name, () => withTree(check));
}

function withTree(check: (files: Tree) => void): void {
  const files = tree();
  try {
    check(files);
  } finally {
    files.dispose();
  }
}

/** Makes sure that both say the same of `args`; ours gets `instead` where it is given. */
function agree(args: string[], place: Place, instead = args): void {
  const expected = theirs(args, place);
  const counted = ours(instead, place);
  const subject = `wc ${args.slice(0, 8).join(" ")}`;
  for (const stream of ["stdout", "stderr"] as const) {
    const lines = counted[stream].split("\n"),
      expectedLines = expected[stream].split("\n");
    const different = lines.findIndex((line, index) => line !== expectedLines[index]);
    assert.is(lines[different], expectedLines[different], `${stream} of ${subject}`);
    assert.is(lines.length, expectedLines.length, `lines in ${stream} of ${subject}`);
  }
  assert.is(counted.status, expected.status, `exit code of ${subject}`);
  assert.is(counted.leaks, CLEAN);
}

/** The regular files below `directory`, in the order of their bytes. */
function filesBelow(directory: string, cwd: string): string[] {
  const found = spawnSync("find", [directory, "-type", "f", "-print0"], { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  const names = found.stdout.split("\0").slice(0, -1);
  return names
    .map((name) => Buffer.from(name))
    .sort(Buffer.compare)
    .map(String);
}

const words = "one two\n  three\tfour\vfive\ffour\rsix\n\nno end";

compared("a directory is counted as wc counts the files in it", (files) => {
  const content: Record<string, string | Buffer> = {
    empty: "",
    "one line": words,
    "größe/ñ.txt": "Ä Ö Ü\u00a0ß\u2003日本 語\u3000x\u2060y\u202fz 😀😀 \u2028 \u0085\n",
    "größe/\u{1f600}": "x",
    "größe/\ue000": "y",
    "a/b": "b\n",
    "a.b": "a.b",
    "a/b.c/d": "d d\n",
    "a/b.c/new\nline": "\n",
    "quoted: $x\n": "",
    "it's": "",
    "binary.bin": randomBytes(200_000, 1),
    "#~{": "\0\0a\0b \0c\u007fd \u0001 e",
  };
  for (const [name, bytes] of Object.entries(content)) {
    mkdirSync(dirname(files.at(name)), { recursive: true });
    writeFileSync(files.at(name), bytes);
  }
  mkdirSync(files.at("nothing/in it"), { recursive: true });
  const place = { cwd: files.path };
  for (const directory of [".", "./", "größe", "a", "a/../größe", files.path, `../${basename(files.path)}`]) {
    agree(filesBelow(directory, files.path), place, [directory]);
  }
  agree(["empty", ...filesBelow("a", files.path), "a.b"], place, ["empty", "a", "a.b"]);
  assert.equal(ours(["nothing"], place), { stdout: "", stderr: "", status: 0, leaks: CLEAN });
});

compared("every choice of columns has the width that it has in wc", (files) => {
  writeFileSync(files.at("small"), words);
  writeFileSync(files.at("large"), words.repeat(1000));
  const place = { cwd: files.path };
  for (const options of ["-l", "-w", "-c", "-lw", "-cl", "-wlc", "--lines", "--words", "--bytes"]) {
    agree([options, "small"], place);
    agree(["large", options, "small"], place);
    agree([options, "missing"], place);
    agree([options, "-", "small"], { ...place, input: words });
    agree([options, "/dev/null", "small"], place);
  }
});

compared("what can't be opened is reported in the words of wc, and the rest is counted", (files) => {
  writeFileSync(files.at("file"), words);
  writeFileSync(files.at("-x"), words);
  const place = { cwd: files.path };
  agree(["missing"], place);
  agree(["missing", "also missing"], place);
  agree(["missing", "file", "no/such/path", "file/below", "file/", "", "file"], place);
  agree(["it's", "new\nline", "a:b", "\u{1f600} ü", "$'\t'", "\u2028", "#", "file"], place);
  agree(["x".repeat(300), "file"], place);
  agree(["--", "-x", "--", "file"], place);
  agree(["file", "--", "-x", "-l"], place);
  agree(["-x"], place);
  agree(["-lx", "file"], place);
  agree(["--no-such", "file"], place);
});

test("what may not be read is reported in the words of wc", () => {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const start = join(root, "dist/scripts/start.js");
  const reaches = spawnSync(process.execPath, ["-e", `require("fs").readFileSync(${JSON.stringify(start)})`], nobody);
  if (reason !== undefined || reaches.status !== 0) {
    return console.log(`\n  skipped: ${reason ?? "another user can't read this repository, and we are root"}`);
  }
  withTree((files) => {
    mkdirSync(files.at("closed"));
    mkdirSync(files.at("open/no list"), { recursive: true });
    for (const name of ["readable", "secret", "closed/inside", "open/a", "open/z", "open/no list/inside"]) {
      writeFileSync(files.at(name), words);
    }
    chmodSync(files.path, 0o755);
    chmodSync(files.at("open"), 0o755);
    for (const name of ["secret", "closed"]) chmodSync(files.at(name), 0);
    chmodSync(files.at("open/no list"), 0o311);
    const place = { cwd: files.path, ...nobody };
    agree(["secret"], place);
    agree(["readable", "secret", "closed/inside", "open/no list/inside", "readable"], place);
    const expected = theirs(["open/a", "open/z"], place).stdout;
    const stderr = "wc: 'open/no list/': Permission denied\n";
    assert.equal(ours(["open"], place), { stdout: expected, stderr, status: 1, leaks: CLEAN });
    chmodSync(files.at("closed"), 0o755);
  });
});

compared("standard input is counted where - stands", (files) => {
  writeFileSync(files.at("file"), words);
  const place = { cwd: files.path };
  agree(["-"], { ...place, input: words });
  agree(["file", "-", "file", "-"], { ...place, input: randomBytes(150_000, 2) });
  agree(["-l", "-"], { ...place, input: "" });
  const file = openSync(files.at("file"), "r");
  assert.is(
    ours(["-"], { ...place, stdio: [file, "pipe", "pipe"] }).stdout,
    theirs(["file"], place).stdout.replace("file", "-"),
  );
  closeSync(file);
});

compared("a link is followed where it is named, and passed over in a directory", (other) => {
  mkdirSync(other.at("dir"));
  writeFileSync(other.at("target"), "of the link\n");
  writeFileSync(other.at("dir/inside"), words);
  symlinkSync("../target", other.at("dir/back"));
  const links = tree({
    file: words,
    "to file": { link: "file" },
    out: { link: `../${basename(other.path)}/target` },
    absolute: { link: other.at("target") },
    twice: { link: "absolute" },
    broken: { link: "nothing" },
    loop: { link: "loop" },
    dir: { link: other.at("dir") },
  });
  const place = { cwd: links.path };
  try {
    agree(
      ["to file", "out", "absolute", "twice", "broken", "loop", "dir/inside", "dir/back", "out/", "dir/../target"],
      place,
    );
    agree(["./file"], place, ["."]); // the links beside it are not followed
    agree(["dir/inside"], place, ["dir"]);
  } finally {
    links.dispose();
  }
});

compared("a character that two reads have a part of is whole", (files) => {
  const BUFFER = 65536;
  const sequences = ["é", "€", "😀", "\u2003", "\u3000", "\u00a0"].map((text) => Buffer.from(text));
  const cutOff = ["c3", "e282", "f09f98", "e241", "f09f41", "c341", "e2c3a9", "f0c3"];
  const illFormed = ["eda080", "f4908080", "c0a0", "c1a1", "e081a1", "f08081a1", "f48fbfbf"];
  const broken = [...cutOff, ...illFormed].map((hex) => Buffer.from(hex, "hex"));
  const names: string[] = [];
  for (const [index, bytes] of [...sequences, ...broken].entries()) {
    for (let before = 0; before <= bytes.length; before++) {
      for (const [side, text] of [
        ["x", "y z\n"],
        [" ", " y"],
        ["x", ""],
      ] as const) {
        const start = Buffer.alloc(BUFFER - before - 1, "ab ");
        names.push(`${index}-${before}-${names.length}`);
        writeFileSync(files.at(names.at(-1)!), Buffer.concat([start, Buffer.from(side), bytes, Buffer.from(text)]));
      }
    }
  }
  agree(names, { cwd: files.path });
});

compared(
  "every code point starts, ends or leaves a word as in wc, but for those of newer Unicode versions",
  (files) => {
    const { differing, unexplained } = codePoints(files);
    assert.equal(unexplained, [], "a code point is a space here and none there");
    assert.ok(differing < 0x110000 * 0.03, `${differing} code points differ`);
  },
);

compared("random bytes give the counts that they give in wc", (files) => {
  const { disagreeing } = codePoints(files);
  const names: string[] = [];
  for (let seed = 1; seed <= 24; seed++) {
    names.push(`random${seed}`);
    writeFileSync(files.at(names.at(-1)!), randomBytes(seed * 10_007, seed, disagreeing));
  }
  agree(names, { cwd: files.path });
});

compared("a file of 1 GiB with holes is counted to its end", (files) => {
  const file = openSync(files.at("huge"), "w");
  ftruncateSync(file, 2 ** 30);
  writeSync(file, "in the middle\n", 2 ** 29 - 5);
  writeSync(file, "at\n the end", 2 ** 30 - 11);
  closeSync(file);
  const place = { cwd: files.path };
  agree(["-lc", "huge"], place);
  agree(["-c", "huge"], place);
  assert.is(ours(["huge"], place).stdout, "         2          6 1073741824 huge\n");
});

compared("thousands of files are counted one after the other", (files) => {
  for (let i = 0; i < 4000; i++) {
    if (i % 100 === 0) mkdirSync(files.at(String(i / 100)));
    writeFileSync(files.at(`${Math.floor(i / 100)}/${i}`), words.slice(0, i % words.length));
  }
  agree(filesBelow(".", files.path), { cwd: files.path }, ["."]);
});

test("a file whose name isn't UTF-8, which WASI has no path for, is reported and not taken for another", () =>
  withTree((files) => {
    writeFileSync(files.at("a"), "x y\n");
    for (const name of ["a\xff", "\xe9", "caf\xe9.txt"]) {
      writeFileSync(Buffer.concat([Buffer.from(`${files.path}/`), Buffer.from(name, "latin1")]), "another file\n");
    }
    const { stdout, stderr, status, leaks } = ours(["."], { cwd: files.path });
    assert.is(stdout, "1 2 4 ./a\n1 2 4 total\n");
    const reported = ["a\ufffd", "caf\ufffd.txt", "\ufffd"].map((name) => `wc: ./${name}: No such file or directory\n`);
    assert.is(Buffer.from(stderr, "latin1").toString(), reported.join(""));
    assert.is(status, 1);
    assert.is(leaks, CLEAN);
  }));

test("a name that is excluded is passed over on every level", () =>
  withTree((files) => {
    for (const name of ["keep/a", "skip/b", "keep/skip/c", "keep/d/skip"]) {
      mkdirSync(dirname(files.at(name)), { recursive: true });
      writeFileSync(files.at(name), "x y\n");
    }
    const named = ours(["--exclude=skip", "keep", "skip"], { cwd: files.path }).stdout;
    assert.is(named, "1 2 4 keep/a\n1 2 4 skip/b\n2 4 8 total\n");
    assert.is(ours(["keep", "--exclude=d", "--exclude=skip"], { cwd: files.path }).stdout, "1 2 4 keep/a\n");
  }));

compared("without a path it counts this repository, and leaves out what git leaves out", () => {
  const counted = ours([], { cwd: "/" });
  const names = counted.stdout
    .split("\n")
    .slice(0, -2)
    .map((line) => line.trim().split(/ +/).slice(3).join(" "));
  assert.ok(names.includes("package.json") && names.includes("examples/wc/index.ts"));
  assert.equal(
    names.filter((name) => /^(\.git|node_modules|dist|build)\//.test(name)),
    [],
  );
  assert.is(counted.stdout, theirs(names, { cwd: root }).stdout);
  assert.is(counted.leaks, CLEAN);
});

test.run();
