// The examples from one source: what they print on WASI 0.3, on the command wasmtime, is what they print on preview1, on our host.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeTable } from "../../scripts/targets/targets.js";
import { noCommand } from "../async/support/engines.js";
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

/** Runs in a tree of files, and returns what is there afterwards. */
function inTree(run: (directory: string) => Ran): { ran: Ran; files: readonly string[] } {
  const directory = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
  try {
    mkdirSync(join(directory, "a/b"), { recursive: true });
    writeFileSync(join(directory, "words"), "one two\n  three\tfour\n\nno end");
    writeFileSync(join(directory, "empty"), "");
    writeFileSync(join(directory, "a/latin1"), Buffer.from("caf\xe9 \xff\xfe na\xefve\n", "latin1"));
    writeFileSync(join(directory, "a/b/large"), "tab\tand words\n".repeat(200_000));
    writeFileSync(join(directory, "grüße ☃"), "grüße, 世界 ☃ e\u0301\u00a0x\n");
    symlinkSync("words", join(directory, "link"));
    symlinkSync("nothing", join(directory, "dangling"));
    const ran = run(directory);
    const names = (readdirSync(directory, { recursive: true }) as string[]).sort();
    const files = names
      .filter((name) => name !== "a/b/large")
      .map((name) => `${name}: ${contentOf(join(directory, name))}`);
    return { ran, files };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
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

test.run();
