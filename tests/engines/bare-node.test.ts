import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile, root } from "../support/asc.js";
import { REALLOC } from "../support/component.js";
import { engines, type Outcome } from "../support/engines.js";
import { importedFunctions } from "../support/imports.js";

// What asc makes from the library runs on every engine that has preview1, also without our host around it.

const test = suite("engines");

const programs = {
  hello: await compileCommand("examples/hello.ts", "asconfig.json"),
  calls: await compileCommand("tests/guest/engines/calls.ts"),
  failing: await compileCommand("tests/guest/engines/failing.ts"),
  poll: await compileCommand("tests/guest/engines/poll.ts", "asconfig.json"),
};
type Program = keyof typeof programs;

const expected: Record<Program, Outcome & { files: string[] }> = {
  hello: {
    status: 0,
    stdout: "hello.txt holds:\nhello, world\ngreetings from a file\nand from a borrow of it\n",
    stderr: "",
    files: [],
  },
  calls: {
    status: 0,
    stdout: readFileSync(join(root, "tests/fixtures/engine-calls.txt"), "utf8"),
    stderr: "to standard error\n",
    files: ["Füße 👣", "file", "other", "symlink"],
  },
  failing: {
    status: 134,
    stdout: "before\n",
    stderr: "abort: the reason: naïve in tests/guest/engines/failing.ts(4:1)\n",
    files: [],
  },
  poll: {
    status: 0,
    stdout: readFileSync(join(root, "tests/fixtures/engine-polls.txt"), "utf8"),
    stderr: "",
    files: [],
  },
};

for (const [name, wasm] of Object.entries(programs)) {
  test(`${name} imports functions of wasi_snapshot_preview1 and nothing else`, () => {
    const modules = new Set(importedFunctions(wasm).map(({ module }) => module));
    assert.equal([...modules], ["wasi_snapshot_preview1"]);
  });
}

for (const engine of engines()) {
  if ("missing" in engine) {
    test.skip(`${engine.name}: skipped, ${engine.missing}`, () => {});
    console.log(`engines: skipped ${engine.name}: ${engine.missing}`);
    continue;
  }
  for (const name of Object.keys(programs) as Program[]) {
    test(`${name} does on ${engine.name} what it does on every engine`, () => {
      const base = mkdtempSync(join(tmpdir(), "engines-"));
      try {
        const path = join(base, `${name}.wasm`);
        writeFileSync(path, programs[name]);
        const dir = mkdtempSync(join(base, "dir-"));
        const outcome = engine.run(path, programs[name], dir, "from the host");
        assert.equal({ ...outcome, files: readdirSync(dir).sort() }, expected[name]);
      } finally {
        rmSync(base, { recursive: true });
      }
    });
  }
}

test.run();

/** Compiles a command, without the transform unless the config has it. */
function compileCommand(entry: string, config = "asconfig.unchecked.json"): Promise<Uint8Array> {
  return compile(entry, ["--config", config, "--target", "release", "--exportStart", "_start", REALLOC]);
}
