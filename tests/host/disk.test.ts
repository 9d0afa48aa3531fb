// The option `maxDisk` limits what a guest writes.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { HostError } from "../../js/host/index.js";
import { CREAT, Probe, READ, WRITE } from "../support/probe.js";
import { run } from "../support/engine.js";
import { tree } from "../support/tree.js";

const test = suite("a limit for what is written");
const NAME = 4096;

function limited(maxDisk: number, check: (probe: Probe, at: (name: string) => string) => void): () => void {
  return () => {
    const files = tree({ file: "0123456789" });
    const probe = new Probe({ preopens: { "/": files.path }, maxDisk });
    try {
      check(probe, (name) => files.at(name));
    } finally {
      probe.wasi.sweep();
      files.dispose();
    }
  };
}

test(
  "writes count, and the one that is too much writes nothing",
  limited(100, (probe, at) => {
    const fd = probe.open("file", { rights: WRITE | READ });
    for (let i = 0; i < 10; i++) assert.is(probe.write(fd, "x".repeat(10)), 10);
    assert.is(probe.write(fd, "y"), -Errno.DQUOT);
    assert.is(probe.write(fd, ""), 0);
    assert.is(readFileSync(at("file"), "utf8"), "x".repeat(100));
  }),
);

test(
  "so does what makes a file larger, and no file becomes larger than what is left",
  limited(1000, (probe, at) => {
    const { imports } = probe.wasi;
    const fd = probe.open("file", { rights: WRITE | READ | (1n << 8n) });
    assert.is(imports.fd_allocate(fd, 0n, 1n << 40n), Errno.DQUOT);
    assert.is(imports.fd_filestat_set_size(fd, 1n << 40n), Errno.DQUOT);
    assert.is(statSync(at("file")).size, 10);
    assert.is(imports.fd_allocate(fd, 0n, 510n), 0);
    assert.is(imports.fd_filestat_set_size(fd, 0n), 0);
    assert.is(imports.fd_filestat_set_size(fd, 501n), Errno.DQUOT);
    assert.is(imports.fd_filestat_set_size(fd, 500n), 0);
    assert.is(probe.write(fd, "x"), -Errno.DQUOT);
  }),
);

test(
  "each call that may create a name counts",
  limited(4 * NAME, (probe, at) => {
    assert.ok(probe.open("one", { oflags: CREAT, rights: WRITE }) > 0);
    assert.is(probe.simple("path_create_directory", "two"), 0);
    assert.is(probe.link("file", "three"), 0);
    assert.ok(probe.open("file", { oflags: CREAT, rights: WRITE }) > 0);
    assert.is(probe.open("five", { oflags: CREAT, rights: WRITE }), -Errno.DQUOT);
    assert.is(probe.simple("path_create_directory", "six"), -Errno.DQUOT);
    assert.equal(readdirSync(at(".")).sort(), ["file", "one", "three", "two"]);
  }),
);

test("it is a number of bytes, and kept by a preview1 of ours alone", async () => {
  const refused = (error: unknown, words: RegExp) =>
    assert.ok(error instanceof HostError && words.test(error.message), String(error));
  for (const maxDisk of [-1, 1.5, "1" as unknown as number]) {
    try {
      new Probe({ maxDisk });
      assert.unreachable();
    } catch (error) {
      refused(error, /`maxDisk` must be a number of bytes/);
    }
  }
  const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  await run(wasm, { engine: "wasmtime-cli", maxDisk: 1, args: ["x"] }).then(
    () => assert.unreachable(),
    (error) => refused(error, /can't be kept by the command wasmtime/),
  );
});

test.run();
