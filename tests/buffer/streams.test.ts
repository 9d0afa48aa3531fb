// Buffers on the streams that a program starts with: text, files, pipes and sockets, on each engine.

import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run, type EngineName } from "../../js/host/index.js";
import { compile, root } from "../support/asc.js";
import { noLibwasmtime } from "../support/libwasmtime.js";
import { socketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const test = suite("assembly/buffer over streams");
const wasm = await compile("tests/guest/buffer/shout.ts", [
  "--config",
  "asconfig.json",
  "--exportStart",
  "_start",
  "--target",
  "release",
]);

const input = "one\r\ntwo é\n\ncopy the rest\nas it\r\nis";
const output = "ONE\nTWO É\n\nas it\r\nis";
const said = "9 bytes were copied\n";

const ENGINES: readonly [EngineName, missing: string | undefined][] = [
  ["node", undefined],
  ["node:wasi", undefined],
  ["wasmtime", noLibwasmtime],
];

for (const [engine, missing] of ENGINES) {
  if (missing !== undefined) test.skip(`${engine} (skipped: ${missing})`, () => {});
  else {
    test(`from memory to memory on ${engine}`, async () => {
      const result = await run(wasm, { engine, stdin: Buffer.from(input), stdout: "buffer", stderr: "buffer" });
      assert.is(Buffer.from(result.stdout!).toString(), output);
      assert.is(Buffer.from(result.stderr!).toString(), said);
      assert.equal(result.leaks, []);
    });

    test(`from a file to a file on ${engine}`, async () => {
      using files = tree({ in: input });
      const from = openSync(files.at("in"), "r"),
        to = openSync(files.at("out"), "w");
      try {
        await run(wasm, { engine, stdin: from, stdout: to, stderr: "ignore" });
      } finally {
        closeSync(from);
        closeSync(to);
      }
      assert.is(readFileSync(files.at("out"), "utf8"), output);
    });
  }
}

test("from a pipe to a pipe", () => {
  using files = tree({});
  const script = `import { run } from ${JSON.stringify(join(root, "dist/js/host/index.js"))};
    import { readFileSync } from "node:fs";
    await run(readFileSync(${JSON.stringify(files.at("shout.wasm"))}));`;
  writeFileSync(files.at("shout.wasm"), wasm);
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--no-warnings", "-e", script], {
    input,
    encoding: "utf8",
  });
  assert.is(stdout, output);
  assert.is(stderr, said);
});

test("from a socket to a socket", async () => {
  const sockets = await socketPair();
  try {
    sockets.send(input);
    sockets.end();
    await run(wasm, { stdin: sockets.guest, stdout: sockets.guest, stderr: "ignore" });
    assert.is(sockets.received(), output);
  } finally {
    sockets.close();
  }
});

test.run();
