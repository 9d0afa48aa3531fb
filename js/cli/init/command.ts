import type { Template } from "./project.js";

export const command: Template = {
  what: "a command, which `io-lifetimes run` and every WASI engine run",
  scripts: {
    check: "io-lifetimes check assembly/index.ts",
    build: "asc assembly/index.ts --target release -o build/lines.wasm",
    start: "npm run --silent build && io-lifetimes run --leaks --dir . build/lines.wasm",
    test: "npm run --silent build && node --test",
  },
  needs: [],
  files: {
    "asconfig.json": `{
  "extends": "as-io-lifetimes/asconfig.json"
}
`,
    "assembly/index.ts": `// Prints how many lines a file has: \`npm start -- package.json\`.
import { File, Result } from "as-io-lifetimes";
import { args } from "as-io-lifetimes/assembly/wasi/process";

const LINE_FEED = 10;

function main(): Result<void> {
  const given = args();
  const path = given.length > 1 ? given[1] : "package.json";
  const file = File.open(path).orReturn; // the file, or \`main\` returns the error
  const buffer = new Uint8Array(4096);
  let count = 0;
  for (let n = file.read(buffer).orReturn; n > 0; n = file.read(buffer).orReturn) {
    for (let i = 0; i < n; i++) if (buffer[i] == LINE_FEED) count++;
  }
  console.log(count.toString());
  return file.close(); // without this the file is closed here too, and an error of closing is ignored
}

main(); // prints an error with its path, and exits with 1
`,
    "lines.test.js": `import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "as-io-lifetimes";

const program = new URL("build/lines.wasm", import.meta.url);

/** Runs the program in a directory with a file. */
async function lines(name, text) {
  const directory = mkdtempSync(join(tmpdir(), "lines-"));
  try {
    writeFileSync(join(directory, "some.txt"), text);
    const options = { args: ["lines", name], preopens: { ".": directory }, stdout: "buffer", stderr: "buffer" };
    const { exitCode, stdout, stderr, leaks } = await run(program, options);
    assert.deepEqual(leaks, []);
    return [exitCode, Buffer.from(stdout).toString(), Buffer.from(stderr).toString()];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test("the lines of a file are counted", async () => {
  assert.deepEqual(await lines("some.txt", "one\\ntwo\\nthree\\n"), [0, "3\\n", ""]);
});

test("a file that doesn't exist is an error with its path", async () => {
  const [exitCode, stdout, stderr] = await lines("other.txt", "");
  assert.deepEqual([exitCode, stdout], [1, ""]);
  assert.match(stderr, /other\\.txt/);
});
`,
  },
};
