// Streams, futures and tasks between two components on the command wasmtime: each type of element, ends that are given away and
// dropped early, several calls at once, cancellation. Nothing is left in the tables of handles at the end.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { NO_WAC, compose, hasWac } from "../../scripts/compose/wac.js";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { inFolder, noCommand, runOnCommand, withWasi } from "./support/engines.js";

const guest = (name: string) => readFileSync(join(root, "tests/async/guest", name), "utf8");
const wit = readFileSync(join(root, "tests/async/wit/pipes.wit"), "utf8");

const EXPECTED = [
  "bytes 0,1,2,3,4,5,6,7,8,9,10,11",
  "words wörd 0,wörd 1,wörd 2",
  "tokens 0;1;2;3;",
  "units 3",
  "colors 2,0",
  "lists 3 3 bcd",
  "early wörd 0",
  "early token 0",
  "later text!",
  "token later 7",
  "nested 0,1,2,3,4,5",
  "completed true",
  "value passed?",
  "sum 499500",
  "echo 0,10,20,30,40",
  "join 0,2,4,6,8",
  "started 5",
  "select 1",
  "either 1",
  "timeout true",
  "lent 11",
  "mixed ä 0+0+5 3 d 1.5",
  "mixed no é",
  "alive 0",
  "handles 1 0",
];

/** Both components in one, which is a command. */
function composed(options: readonly string[]): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const path = withWasi(folder, wit);
    const provider = await build({
      wit: { path },
      world: "provider",
      sources: { "source.ts": guest("source.ts"), "tokens.ts": guest("tokens.ts") },
      options,
    });
    const runner = await build({
      wit: { path },
      world: "runner",
      sources: { "run.ts": guest("run.ts") },
      options,
    });
    return compose(
      "package test:composed;\nlet provider = new test:provider { ... };\nlet runner = new test:runner { " +
        "...provider, ... };\nexport runner...;",
      { "test:provider": provider, "test:runner": runner },
    );
  });
}

for (const options of [
  ["-O0", "--runtime", "incremental"],
  ["-O3", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "minimal", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O3", "--runtime", "stub"],
]) {
  const name = `two components: ${options.join(" ")}`;
  const missing = noCommand ?? (hasWac ? undefined : NO_WAC);
  if (missing !== undefined) skip(test, name, missing);
  else
    test(name, async () => {
      const { status, stdout, stderr } = await runOnCommand(await composed(options));
      assert.is(status, 0, stderr);
      assert.equal(stdout.trim().split("\n"), EXPECTED);
    });
}

test.run();
