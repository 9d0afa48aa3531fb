// The targets of the build, apart from the scripts and declarations in dist/.

import { join } from "node:path";
import { root } from "../root.js";
import { compileCached, findCompiled, type Compilation } from "./asc.js";
import { component } from "./component.js";
import { hash, hashOfFile, hashOfReach, writeWhole } from "./files.js";
import { keyed, make, type Step, type Target } from "./target.js";

const REACTOR = ["assembly/bridge/entry.ts", "--config", "asconfig.unchecked.json", "--target", "reactor"];

/** The module that the host loads for its own calls. */
const reactor = moduleTarget("reactor", "dist/io-lifetimes.wasm", [], REACTOR);

/** The same module with the reports of its handle table, for `instantiate({ trace })`. */
const tracedReactor = moduleTarget(
  "trace",
  "dist/io-lifetimes.trace.wasm",
  [],
  [...REACTOR, "--use", "IO_LIFETIMES_TRACE=1"],
);

const printable = "build/wc/printable.ts";

/** The Unicode table that examples/wc imports. */
const table = keyed(
  "printable",
  () => [hashOfReach(join(root, "dist/scripts/printable.js")), process.versions["unicode"]!],
  [printable],
  async () => {
    const { printableSource } = await import("../printable.js");
    writeWhole(join(root, printable), printableSource());
  },
);

const wcModule = "build/wc/wc.wasm";

/** The module that `npm start` runs. */
const wc = moduleTarget(
  "wc",
  wcModule,
  [table],
  [...["examples/wc/index.ts", "--target", "release", "--shrinkLevel", "0", "--enable", "simd"]],
);

export const targets: readonly Target[] = [reactor, tracedReactor, component, wc];

/** Makes examples/wc and returns the path of the module. */
export async function buildWc(): Promise<string> {
  await make(wc);
  return join(root, wcModule);
}

/** Makes the source file with the Unicode table, which examples/wc imports. */
export async function makeTable(): Promise<void> {
  await make({ name: "table", steps: [table] });
}

/** A module that asc compiles, at a fixed path. `before` are the steps that make its sources. */
function moduleTarget(name: string, path: string, before: readonly Step[], args: readonly string[]): Target {
  const compilation: Compilation = { args: [...args, "--outFile", "out.wasm"] };
  const found = () => findCompiled(compilation)?.files.get("out.wasm");
  return {
    name,
    steps: [
      ...before,
      {
        isCurrent() {
          const wasm = found();
          return wasm !== undefined && hashOfFile(join(root, path)) === hash(wasm);
        },
        async make() {
          const { error, stderr, files } = await compileCached(compilation);
          if (error !== undefined) throw new Error(`${name}: ${error}\n${stderr}`);
          writeWhole(join(root, path), files.get("out.wasm")!);
        },
      },
    ],
  };
}
