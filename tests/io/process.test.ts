import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/owners/process");

await guestTests(test, "tests/guest/io/process.ts", {
  options: (dir) => ({
    args: ["name", "", "two words", "grüße €😀"],
    env: { A: "1", EQUALS: "a=b", EMPTY: "" },
    preopens: { ".": dir },
    stdout: "buffer",
    stderr: "buffer",
  }),
});

test("without arguments and environment there are none, and exit gives the code", async () => {
  const module = await compile("tests/guest/io/exit.ts", ["--exportStart", "_start"]);
  const { exitCode } = await run(module as Uint8Array<ArrayBuffer>, { args: [], env: {} });
  assert.is(exitCode, 7);
});

test.run();
