// examples/wc on each engine: the same output, errors and exit code for a tree with every oddity.
import { symlinkSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run, type EngineName } from "../js/host/index.js";
import { buildWc } from "../scripts/targets/targets.js";
import { noLibwasmtime, noWasmtimeCommand } from "./support/libwasmtime.js";
import { tree, type Tree } from "./support/tree.js";

const test = suite("wc on each engine");

const OTHERS: readonly [EngineName, missing: string | undefined][] = [
  ["node:wasi", undefined],
  ["wasmtime", noLibwasmtime],
  ["wasmtime:wasi", noLibwasmtime],
  ["wasmtime-cli", noWasmtimeCommand],
];

function oddities(): Tree {
  const files = tree({
    "words.txt": "one two\n  three\tfour\vfive\ffour\rsix\n\nno end",
    empty: "",
    "only lines": "\n\n\n",
    "crlf.txt": "a b\r\nc\r\n",
    "grüße ☃.txt": "grüße, 世界 ☃ e\u0301\u00a0x\n",
    "a/b/c/deep.txt": "deep\n",
    nul: "a\0b\n\0\0 c",
    link: { link: "words.txt" },
    "link to link": { link: "link" },
    "a/up": { link: "../crlf.txt" },
    dangling: { link: "nothing" },
    round: { link: "round" },
    folder: null,
  });
  writeFileSync(files.at("latin1"), Buffer.from("caf\xe9 \xff\xfe na\xefve\n", "latin1"));
  writeFileSync(files.at("large"), Buffer.alloc(3_000_000, "tab\tand words\n"));
  symlinkSync("folder", files.at("link to folder"));
  return files;
}

const NAMES = [
  "words.txt",
  "empty",
  "only lines",
  "crlf.txt",
  "grüße ☃.txt",
  "a/b/c/deep.txt",
  "./a/../nul",
  "link",
  "link to link",
  "a/up",
  "dangling",
  "round",
  "folder",
  "link to folder",
  "latin1",
  "large",
  "missing",
  "words.txt/",
  "folder/",
  "empty",
];
const LINES = [[], ["-l"], ["-w"], ["-c"], ["-m"], ["-L"], ["-lwmcL"]]
  .map((flags) => [...flags, "--", ...NAMES])
  .concat([["-"], ["-c", "-", "empty"], ["--help"], ["-x"]]);

interface Counted {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function count(engine: EngineName, wasm: string, files: Tree, args: string[]): Promise<Counted> {
  const { exitCode, stdout, stderr, leaks } = await run(wasm, {
    engine,
    args: ["wc", ...args],
    preopens: { ".": files.path },
    stdin: Buffer.from("from the input\n"),
    stdout: "buffer",
    stderr: "buffer",
  });
  assert.equal(leaks, [], `${engine}: nothing is left open`);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("latin1");
  return { exitCode, out: text(stdout), err: text(stderr) };
}

for (const [engine, missing] of OTHERS) {
  if (missing !== undefined) {
    console.log(`skipped: ${engine}: ${missing}`);
    test.skip(engine, () => {});
    continue;
  }
  test(`${engine} counts as node does`, async () => {
    const wasm = await buildWc();
    using files = oddities();
    for (const args of LINES) {
      const expected = await count("node", wasm, files, args);
      assert.equal(await count(engine, wasm, files, args), expected, args.join(" "));
    }
  });
}

test("on node all that can be counted is, and what can't is told", async () => {
  using files = oddities();
  const { exitCode, out, err } = await count("node", await buildWc(), files, ["-c", "--", ...NAMES]);
  assert.is(exitCode, 1);
  assert.match(out, /^ *3000000 large$/m);
  assert.match(out, / total\n$/);
  for (const name of ["dangling", "round", "missing", "words.txt/"])
    assert.match(err, new RegExp(`^wc: ${name}: `, "m"));
});

test.run();
