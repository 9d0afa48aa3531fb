// The same random calls on our preview1 and on libwasmtime's give the same results and leave the same tree.
import { spawnSync } from "node:child_process";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { COMPARED, compare } from "./fuzz/compare.js";

const test = suite("preview1 against libwasmtime");
const python = process.env["IO_LIFETIMES_PYTHON"] ?? "python3";
const COUNT = 150;

if (spawnSync(python, ["-c", "import wasmtime"], { stdio: "ignore" }).status === 0) {
  for (const engine of COMPARED) {
    test(`${COUNT} scripts of 30 calls from a fixed seed agree, on ${engine}`, async () => {
      const findings = await compare(engine, python, { seed: 2000, count: COUNT, length: 30 });
      assert.equal(
        findings.map(({ seed, at, ours, theirs }) => `seed ${seed}, step ${at}: ${ours} here, ${theirs} there`),
        [],
      );
    });
  }
} else {
  const why = `${python} can't import wasmtime; IO_LIFETIMES_PYTHON may name another interpreter`;
  test.skip(`skipped, ${why}`, () => {});
  console.log(`preview1 against libwasmtime: skipped, ${why}`);
}

test.run();
