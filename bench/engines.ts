// What the same calls of a guest cost on each engine: the module is the same, the ratio is to bare node:wasi.

import { engineNames, type EngineName } from "../js/host/engine/engine.js";
import { instantiate, type Host } from "../js/host/index.js";
import { compare, type Work } from "./measure.js";

const CALLS: readonly [what: string, name: string, n: number][] = [
  ["read 16 bytes", "ownedRead", 20_000],
  ["write 16 bytes", "ownedWrite", 20_000],
  ["open and close", "ownedOpenClose", 500],
];

/** Prints a table. `bare` are the exports of the module on bare node:wasi. */
export async function benchEngines(module: Uint8Array<ArrayBuffer>, directory: string, bare: Record<string, Work>): Promise<void> {
  console.log("\n| calls in the guest | on | the engine | bare node:wasi | ratio | half of the rounds |\n| --- | --- | ---: | ---: | ---: | --- |");
  for (const engine of engineNames) {
    const host = await make(engine, module, directory);
    if (typeof host === "string") {
      console.log(`| all | ${engine} | skipped | ${host} | | |`);
      continue;
    }
    const ours = host.exports as unknown as Record<string, Work>;
    ours["prepare"]!(0);
    for (const [what, name, n] of CALLS) {
      const rewound = (exports: Record<string, Work>): Work => (n) => (exports["rewind"]!(0), exports[name]!(n));
      const { ours: here, rival, ratio, spread } = compare(rewound(ours), rewound(bare), n, 11);
      console.log(`| ${what} | ${engine} | ${here.toFixed(0)} ns | ${rival.toFixed(0)} ns | ${ratio.toFixed(2)} | ${spread.map((x) => x.toFixed(2)).join("–")} |`);
    }
    host.end();
  }
}

/** An instance, or why there is none. */
async function make(engine: EngineName, module: Uint8Array<ArrayBuffer>, directory: string): Promise<Host | string> {
  try {
    return await instantiate({ engine, module, preopens: { ".": directory } });
  } catch (error) {
    return (error as Error).message;
  }
}
