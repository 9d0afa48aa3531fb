// The examples from one source: what they print on WASI 0.3, on the command wasmtime, is what they print on preview1, on our host.

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeTable } from "../../scripts/targets/targets.js";
import { noCommand, noNode26, runOnJco } from "../async/support/engines.js";
import { skip } from "../support/skip.js";
import { compileCommand, compileFor, put, runComponent, runModule, type Ran } from "./support/command.js";

const test = suite("examples on WASI 0.3 and on preview1");
const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
test.after(() => rmSync(folder, { recursive: true }));

/** A program, compiled for both. */
async function both(entry: string): Promise<(args?: readonly string[], input?: string | Buffer) => void> {
  const options = ["-O1", "--enable", "simd"];
  const name = entry.replaceAll("/", "-");
  const component = put(folder, `${name}.component.wasm`, await compileCommand(entry, options));
  const module = put(folder, `${name}.wasm`, await compileFor(entry, options));
  return (args = [], input = "") => {
    const here = inTree((directory) => runComponent(component, directory, args, input));
    const there = inTree((directory) => runModule(module, directory, args, input));
    const { stdout, stderr, status } = there.ran;
    // wasmtime has no exit codes above 1 unless they are asked for.
    assert.equal(here.ran, { stdout, stderr, status: Math.min(status!, 1) });
    assert.equal(here.files, there.files);
  };
}

interface Left {
  readonly ran: Ran;
  /** What is there afterwards. */
  readonly files: readonly string[];
}

/** Runs in a tree of files. */
function inTree(run: (directory: string) => Ran): Left {
  const directory = makeTree();
  try {
    return { ran: run(directory), files: contents(directory) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function inTreeAsync(run: (directory: string) => Promise<Ran>): Promise<Left> {
  const directory = makeTree();
  try {
    return { ran: await run(directory), files: contents(directory) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function makeTree(): string {
  const directory = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
  mkdirSync(join(directory, "a/b"), { recursive: true });
  writeFileSync(join(directory, "words"), "one two\n  three\tfour\n\nno end");
  writeFileSync(join(directory, "empty"), "");
  writeFileSync(join(directory, "a/latin1"), Buffer.from("caf\xe9 \xff\xfe na\xefve\n", "latin1"));
  writeFileSync(join(directory, "a/b/large"), "tab\tand words\n".repeat(200_000));
  writeFileSync(join(directory, "grüße ☃"), "grüße, 世界 ☃ e\u0301\u00a0x\n");
  symlinkSync("words", join(directory, "link"));
  symlinkSync("nothing", join(directory, "dangling"));
  return directory;
}

/** The files of a directory, each with what is in it. */
function contents(directory: string): string[] {
  const names = (readdirSync(directory, { recursive: true }) as string[]).sort();
  return names.map((name) => `${name}: ${contentOf(join(directory, name))}`);
}

function contentOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    return bytes.length > 1000 ? createHash("sha256").update(bytes).digest("hex") : bytes.toString("latin1");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code!;
  }
}

async function addTests(): Promise<void> {
  const hello = await both("examples/hello.ts");
  test("hello: a file is written and read", () => hello());

  for (const name of ["easy-conversions", "flexible-apis", "owning-wrapper", "pipes", "redirect"]) {
    const example = await both(`examples/${name}.ts`);
    test(name, () => example());
  }

  const csv = await both("examples/csv/index.ts");
  test("csv: a file, and standard input", () => {
    csv([], "name,size\na,1\nb,22\n");
    csv(["words"]);
    csv(["missing"]);
  });

  const store = await both("examples/store/index.ts");
  test("store: a log that is written, compacted and read", () =>
    store(["data.log"], "set a 1\nset b two words\nget b\nremove a\nkeys\ncompact\nset c 3\ncount\nget a\nget c\n"));

  const rotate = await both("examples/rotate.ts");
  test("rotate: a log and older ones", () => rotate(["app.log", "2000", "3"], "a line of a log\n".repeat(1000)));

  await both("examples/tar/index.ts");
  test("tar: an archive that is made on one is extracted on the other", () => {
    const [component, module] = ["component.wasm", "wasm"].map((end) => join(folder, `examples-tar-index.ts.${end}`));
    const { files } = inTree((directory) => {
      const made = [
        runComponent(component!, directory, ["c", "0.3.tar", "a", "words", "link"]),
        runModule(module!, directory, ["c", "preview1.tar", "a", "words", "link"]),
      ];
      for (const { status, stderr } of made) assert.is(`${status} ${stderr}`, "0 ");
      const listed = [
        runComponent(component!, directory, ["t", "preview1.tar"]),
        runModule(module!, directory, ["t", "0.3.tar"]),
      ];
      assert.equal(listed[0], listed[1]);
      runModule(module!, directory, ["x", "0.3.tar", "from 0.3"]);
      return runComponent(component!, directory, ["x", "preview1.tar", "from preview1"]);
    });
    const below = (name: string) =>
      files.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length));
    assert.ok(below("from 0.3").length > 4);
    assert.equal(below("from 0.3"), below("from preview1"));
  });

  test("a program that makes no sockets imports none", async () => {
    const imports = async (entry: string) => Buffer.from(await compileCommand(entry)).includes("wasi:sockets");
    assert.is(await imports("examples/rotate.ts"), false);
    assert.is(await imports("examples/echo-server.ts"), true);
  });

  await makeTable();
  const wc = await both("examples/wc/index.ts");
  test("wc: files, links, and what isn't there", () =>
    wc(["words", "empty", "a/latin1", "link", "dangling", "grüße ☃", "missing", "a/b/large"]));
  test("wc: a directory", () => wc(["."]));
  test("wc: standard input", () => wc(["-"], "x y\n".repeat(50_000)));
  test("wc: bytes only", () => wc(["-c", "a/b/large", "words"]));
  test("wc: an option that there isn't", () => wc(["--no-such"]));

  const copy = await both("examples/copy.ts");
  test("copy: a file to standard output", () => copy(["a/b/large"]));
  test("copy: a file to another", () => copy(["words", "new"]));
  test("copy: over a longer file", () => copy(["words", "a/b/large"]));
  test("copy: standard input to standard output", () => copy(["-"], "x y\n".repeat(50_000)));
  test("copy: standard input to a file", () => copy(["-", "new"], "x y\n".repeat(50_000)));
  test("copy: what isn't there", () => copy(["missing"]));
  test("copy: no byte of a file passes through the program", () => {
    const path = put(folder, "large", Buffer.alloc(60_000_000, "not read by the program\n"));
    const component = join(folder, "examples-copy.ts.component.wasm");
    const { stdout, stderr, status } = runComponent(component, folder, ["large"], "", ["-W", "fuel=100000"]);
    assert.is(`${status} ${stderr}`, "0 copied 60000000 bytes\n");
    assert.ok(readFileSync(path).equals(Buffer.from(stdout, "latin1")), "all of it");
    const through = runComponent(component, folder, ["-"], readFileSync(path), ["-W", "fuel=100000"]);
    assert.match(through.stderr, "all fuel consumed");
  });

  const grep = await both("examples/grep/index.ts");
  test("grep: below a directory", () => grep(["-rn", "no|世|t[wh]", "."]));
  test("grep: standard input", () => grep(["b+"], "abc\nac\nbb\n"));
  test("grep: nothing is found", () => grep(["zzz", "words"]));
  test("grep: what isn't there", () => grep(["x", "missing"]));
}

if (noCommand !== undefined) skip(test, "the examples", noCommand);
else await addTests();

/** jco needs the host's side of WASI 0.3. */
const onJco = (directory: string, args: readonly string[]) => `
import * as cli from "@bytecodealliance/preview3-shim/cli";
import * as clocks from "@bytecodealliance/preview3-shim/clocks";
import * as files from "@bytecodealliance/preview3-shim/filesystem";
import * as random from "@bytecodealliance/preview3-shim/random";
import * as sockets from "@bytecodealliance/preview3-shim/sockets";
files._addPreopen(".", ${JSON.stringify(directory)});
cli._setArgs(${JSON.stringify(["program", ...args])});
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
const packages = Object.entries({ cli, clocks, filesystem: files, random, sockets });
const imports = packages.flatMap(([name, api]) =>
  Object.entries(api).map(([item, value]) => ["wasi:" + name + "/" + kebab(item), value]));
const api = await instantiate(Object.fromEntries(imports));
await api.run.run();
process.exit(0);
`;

for (const [entry, args] of [
  ["examples/hello.ts", []],
  ["examples/copy.ts", ["words"]],
  ["examples/copy.ts", ["words", "new"]],
  ["examples/grep/index.ts", ["-rn", "no|世|t[wh]", "."]],
] as const) {
  const name = `${entry} ${args.join(" ")} on jco`;
  if (noNode26 !== undefined) skip(test, name, noNode26);
  else
    test(name, async () => {
      const options = ["-O1", "--enable", "simd"];
      const component = await compileCommand(entry, options);
      const module = put(folder, "on-preview1.wasm", await compileFor(entry, options));
      const there = inTree((directory) => runModule(module, directory, args));
      const here = await inTreeAsync((directory) => runOnJco(component, onJco(directory, args)));
      assert.is(Buffer.from(here.ran.stdout, "utf8").toString("latin1"), there.ran.stdout, here.ran.stderr);
      assert.is(here.ran.status, there.ran.status);
      assert.equal(here.files, there.files);
    });
}

test.run();
