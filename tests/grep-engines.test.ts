// examples/grep on each engine: the same output, errors and exit code.
import { writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run, type EngineName } from "../js/host/index.js";
import { compile } from "./support/asc.js";
import { GREP_OPTIONS } from "./support/grep.js";
import { noLibwasmtime, noWasmtimeCommand } from "./support/libwasmtime.js";
import { tree, type Tree } from "./support/tree.js";

const test = suite("grep on each engine");

const OTHERS: readonly [EngineName, missing: string | undefined][] = [
  ["node:wasi", undefined],
  ["wasmtime", noLibwasmtime],
  ["wasmtime:wasi", noLibwasmtime],
  ["wasmtime-cli", noWasmtimeCommand],
];

const wasm = await compile("examples/grep/index.ts", GREP_OPTIONS);

const CALLS = [
  ["x", "a", "b"],
  ["-rn", "x", "."],
  ["-r", "x"],
  ["-c", "x", "a", "missing", "d"],
  ["-l", "needle", "large", "a"],
  ["-o", "-n", "needle", "large"],
  ["-C1", "b", "a", "-"],
  ["-f", "patterns", "a"],
  ["-E", "(", "a"],
  ["-q", "x", "a"],
  ["x", "zero"],
  ["--nothing"],
  ["nothing", "a"],
  ["input"],
];

async function grep(
  engine: EngineName,
  files: Tree,
  args: string[],
): Promise<{ status: number; out: string; err: string }> {
  const { exitCode, stdout, stderr, leaks } = await run(wasm, {
    engine,
    args: ["grep", ...args],
    preopens: { ".": files.path },
    stdin: Buffer.from("the input\nb\n"),
    stdout: "buffer",
    stderr: "buffer",
  });
  assert.equal(leaks, [], `${engine}: nothing is left open`);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("latin1");
  return { status: exitCode, out: text(stdout), err: text(stderr) };
}

function someFiles(): Tree {
  const files = tree({
    a: "x\ny\nb x\nz\n",
    b: "nothing\n",
    patterns: "y\nz\n",
    zero: "x\0\n",
    d: null,
    "e/größe": "x\n",
    "e/link": { link: "../a" },
  });
  writeFileSync(files.at("large"), ("line\n".repeat(30_000) + "a needle\n").repeat(5));
  return files;
}

for (const [engine, missing] of OTHERS) {
  if (missing !== undefined) {
    console.log(`skipped: ${engine}: ${missing}`);
    test.skip(engine, () => {});
    continue;
  }
  test(`${engine} finds what node finds`, async () => {
    using files = someFiles();
    for (const args of CALLS)
      assert.equal(await grep(engine, files, args), await grep("node", files, args), args.join(" "));
  });
}

test("on node all is found, and what can't be read is told", async () => {
  using files = someFiles();
  assert.equal(await grep("node", files, ["-c", "x", "a", "missing", "d"]), {
    status: 2,
    out: "a:2\nd:0\n",
    err: "grep: missing: No such file or directory\ngrep: d: Is a directory\n",
  });
  assert.equal(await grep("node", files, ["-on", "needle", "large"]), {
    status: 0,
    out: [1, 2, 3, 4, 5].map((i) => `${i * 30_001}:needle\n`).join(""),
    err: "",
  });
});

test.run();
