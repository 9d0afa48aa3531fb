// The programs of docs/async.md print what the page says, on every engine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { inFolder, noCommand, noNode26, runOnCommand, runOnJco, withWasi } from "./support/engines.js";

const page = readFileSync(join(root, "docs/async.md"), "utf8");
const block = (language: string) => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]+?)^\`\`\`$`, "gm"))];

const wit = block("wit")[0]![1]!;
const print = block("ts print.ts")[0]![1]!;
const programs = block("ts run.ts").map(([whole, run]) => ({
  title: page
    .slice(0, page.indexOf(whole))
    .match(/^## (.+)$/gm)!
    .at(-1)!,
  run: run!,
  // What it prints stands behind it.
  expected: /^```text\n([\s\S]+?)^```$/m.exec(page.slice(page.indexOf(whole)))![1]!,
}));

/** jco needs the host's side of WASI 0.3. */
const ON_JCO = `
import * as clocks from "@bytecodealliance/preview3-shim/clocks";
import * as cli from "@bytecodealliance/preview3-shim/cli";
const api = await instantiate({
  "wasi:clocks/monotonic-clock": clocks.monotonicClock,
  "wasi:cli/stdout": cli.stdout,
});
await api.run.run();
process.exit(0);
`;

test("the page has programs", () => assert.is(programs.length, 4));

for (const { title, run, expected } of programs) {
  let component: Promise<Uint8Array> | undefined;
  const built = () =>
    (component ??= inFolder((folder) =>
      build({ wit: { path: withWasi(folder, wit) }, sources: { "run.ts": run, "print.ts": print }, options: ["-O1"] }),
    ));
  for (const [engine, missing, start] of [
    ["wasmtime", noCommand, runOnCommand],
    ["jco", noNode26, (bytes: Uint8Array) => runOnJco(bytes, ON_JCO)],
  ] as const) {
    const name = `${title} on ${engine}`;
    if (missing !== undefined) skip(test, name, missing);
    else
      test(name, async () => {
        const { status, stdout, stderr } = await start(await built());
        assert.is(stdout, expected, stderr);
        assert.is(status, 0, stderr);
      });
  }
}

const BLOCKING = "the timer, as a function that blocks, on wasmtime";
if (noCommand !== undefined) skip(test, BLOCKING, noCommand);
else
  test(BLOCKING, () =>
    inFolder(async (folder) => {
      const { run, expected } = programs[0]!;
      const component = await build({
        wit: { path: withWasi(folder, wit) },
        sources: { "run.ts": run, "print.ts": print },
        options: ["-O1"],
        async: ["none"],
      });
      const { status, stdout, stderr } = await runOnCommand(component);
      assert.is(stdout, expected, stderr);
      assert.is(status, 0, stderr);
    }),
  );

test.run();
