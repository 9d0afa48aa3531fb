// The cost of the same calls on each engine, in a guest compared with bare node:wasi.

import { engineNames, instantiate, type EngineName, type Host } from "../js/host/index.js";
import { compare, type Comparison, type Work } from "./measure.js";
import { benchTypeScript } from "./typescript.js";

type Calls = Record<string, Work>;
export type Report = (what: string, rival: string, aim: string, comparison: Comparison) => void;

/** The calls of bench/guest/fd.ts. */
const CALLS: readonly [what: string, name: string, n: number][] = [
  ["read 16 bytes", "ownedRead", 50_000],
  ["write 16 bytes", "ownedWrite", 20_000],
  ["open and close", "ownedOpenClose", 2_000],
];

/** `wasm` is the guest, and `bare` what it exports on bare node:wasi. Returns the engines that are missing, with the reasons. */
export async function benchEngines(
  wasm: Uint8Array<ArrayBuffer>,
  directory: string,
  bare: Calls,
  report: Report,
): Promise<string[]> {
  const missing: string[] = [];
  for (const engine of engineNames) {
    const host = await make(engine, wasm, directory);
    if (typeof host === "string") {
      missing.push(`${engine}: ${host}`);
      continue;
    }
    const ours = host.exports as unknown as Calls;
    ours["prepare"]!(0);
    for (const [what, name, n] of CALLS) {
      const aim = engine === "node" ? (what === "open and close" ? "≤ 1.2" : "≤ 1.8") : "";
      report(
        `${what}, engine ${engine}`,
        "the same on bare node:wasi",
        aim,
        compare(rewound(ours, name), rewound(bare, name), n, 11),
      );
    }
    host.end();
    await benchTypeScript(engine, directory, report);
  }
  return missing;
}

/** A call of the guest, each time from the start of the file. */
function rewound(exports: Calls, name: string): Work {
  return (n) => {
    exports["rewind"]!(0);
    exports[name]!(n);
  };
}

/** An instance, or why there is none. */
async function make(engine: EngineName, module: Uint8Array<ArrayBuffer>, directory: string): Promise<Host | string> {
  try {
    return await instantiate({ engine, module, preopens: { ".": directory } });
  } catch (error) {
    return (error as Error).message;
  }
}
