// A short soak; `npm run soak` is the long one.
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openInProcess } from "../support/descriptors.js";
import { componentPath } from "../support/library.js";
import { transpileComponent } from "../support/component.js";
import { skip } from "../support/skip.js";
import { awaitShim } from "../support/shim.js";
import { tree } from "../support/tree.js";
import { NO_WASMTIME, wasmtimePython } from "../support/wasmtime.js";
import { soakOnJco, type Usage } from "./soak/jco.js";
import { FILES, steps } from "./soak/model.js";
import { soakOnWasmtime } from "./soak/wasmtime.js";

const test = suite("soak");
test.before(awaitShim);
const CALLS = 10_000;

/** The Python package wasmtime 50 doesn't free what a `result` holds, whatever the component is: bytes a call. */
const KEPT_BY_PYTHON = 64;

const files = tree(FILES);
test.after(() => files.dispose());

/** Memory may grow by what the allocator needs to settle, not by what calls leave behind. */
function assertFlat({ calls, early, late }: Usage, slack: number): void {
  assert.ok(calls > CALLS);
  assert.ok(late - early <= slack, `memory grew from ${early} to ${late} bytes`);
}

test("random owners and borrows behave on jco as in the model, leave nothing open, and memory stays", async () => {
  const component = await transpileComponent(readFileSync(componentPath));
  const before = openInProcess();
  assertFlat(await soakOnJco(component, files.path, CALLS, steps(CALLS, 1)), 65_536);
  assert.ok(openInProcess() <= before + 1); // the adapter keeps its preopened directory
});

if (wasmtimePython()) {
  test("random owners and borrows behave on wasmtime as in the model, leave nothing open, and memory stays", async () => {
    assertFlat(await soakOnWasmtime(files.path, CALLS, steps(CALLS, 2)), 4_000_000 + KEPT_BY_PYTHON * CALLS);
  });
} else skip(test, "soak on wasmtime", NO_WASMTIME);

test("the calls reach all that the model has", () => {
  const seen = new Set<string>();
  for (const step of steps(CALLS, 1))
    seen.add(`${step.call ?? "drop"} ${"err" in step.expect ? step.expect.err : "ok"}`);
  for (const wanted of [
    "[static]fd.open no-entry",
    "[static]file.from-fd is-directory",
    "[static]directory.from-fd not-directory",
    "[method]fd.replace ok",
    "[static]fd.into-raw busy",
    "[static]fd.from-raw bad-descriptor",
    "[static]fd.from-raw ok",
    "[method]directory.try-clone ok",
    "drop ok",
  ])
    assert.ok(seen.has(wanted), wanted);
});

test.run();
