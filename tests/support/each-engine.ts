import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { instantiate, type EngineName } from "../../js/host/index.js";
import { compile } from "./asc.js";
import { niladicFunctions, sentence } from "./guest.js";
import { noLibwasmtime } from "./libwasmtime.js";
import type { Tree } from "./tree.js";

/** The engines that have instances, and why one isn't there. */
export const INSTANCE_ENGINES: readonly [EngineName, missing: string | undefined][] = [
  ["node", undefined],
  ["node:wasi", undefined],
  ["wasmtime", noLibwasmtime],
  ["wasmtime:wasi", noLibwasmtime],
];

/**
 * Makes a test of each function without parameters that a guest exports, on each engine. It is compiled with the
 * ownership transform, sees the directory that `setup` makes as ".", and must leave nothing open.
 */
export async function guestTestsOnEachEngine(suite: Test, entry: string, setup: () => Tree): Promise<void> {
  const module = await compile(entry, ["--config", "asconfig.json"]);
  const names = niladicFunctions(new WebAssembly.Module(module as BufferSource));
  assert.ok(names.length > 0, `${entry} exports no function without parameters`);
  for (const [engine, missing] of INSTANCE_ENGINES) {
    if (missing !== undefined) {
      suite.skip(`on ${engine}: skipped: ${missing}`, () => {});
      continue;
    }
    for (const name of names) {
      suite(`${sentence(name)}, on ${engine}`, async () => {
        using files = setup();
        const host = await instantiate({ engine, module, preopens: { ".": files.path }, stdin: "ignore" });
        try {
          (host.exports[name] as () => void)();
        } finally {
          assert.equal(host.end().map(String), [], "it left something open");
        }
      });
    }
  }
}
