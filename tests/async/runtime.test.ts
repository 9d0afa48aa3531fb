// After wit-bindgen's tests/runtime: a runner and a test that wait, both in AssemblyScript, composed with each other on the command
// wasmtime.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { NO_WAC, compose, hasWac } from "../../scripts/compose/wac.js";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { inFolder, noCommand, runOnCommand, withWasi } from "./support/engines.js";

const source = (name: string) => readFileSync(join(root, "tests/async", name), "utf8");

for (const options of [
  ["-O0", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "stub"],
]) {
  const name = `a runner and a test: ${options.join(" ")}`;
  const missing = noCommand ?? (hasWac ? undefined : NO_WAC);
  if (missing !== undefined) skip(test, name, missing);
  else
    test(name, () =>
      inFolder(async (folder) => {
        const wit = { path: withWasi(folder, source("wit/runtime.wit")) };
        const page = readFileSync(join(root, "docs/async.md"), "utf8");
        const print = /^```ts print\.ts\n([\s\S]+?)^```$/m.exec(page)![1]!;
        const runner = { "run.ts": source("guest/runtime-run.ts"), "print.ts": print };
        const composed = compose(
          "package test:composed;\nlet test = new test:test { ... };\nlet runner = new test:runner { ...test, ... };\n" +
            "export runner...;",
          {
            "test:test": await build({
              wit,
              world: "test",
              sources: { "waits.ts": source("guest/waits.ts") },
              options,
            }),
            "test:runner": await build({ wit, world: "runner", sources: runner, options }),
          },
        );
        const { status, stdout, stderr } = await runOnCommand(composed);
        assert.is(`${status} ${stdout}${stderr}`, "0 done\n");
      }),
    );
}

test.run();
