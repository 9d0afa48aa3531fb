// Many random calls on the component, on jco and on wasmtime, compared with a model:
//
//   npm run soak [calls] [seed]
//
// 1,000,000 calls take about 3 minutes.

import { readFileSync } from "node:fs";
import { transpileComponent } from "../../support/component.js";
import { componentPath } from "../../support/library.js";
import { tree } from "../../support/tree.js";
import { NO_WASMTIME, wasmtimePython } from "../../support/wasmtime.js";
import { soakOnJco, type Usage } from "./jco.js";
import { FILES, steps } from "./model.js";
import { soakOnWasmtime } from "./wasmtime.js";

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const files = tree(FILES);
try {
  await report("jco", async () =>
    soakOnJco(await transpileComponent(readFileSync(componentPath)), files.path, count, steps(count, seed)),
  );
  if (wasmtimePython()) await report("wasmtime", () => soakOnWasmtime(files.path, count, steps(count, seed)));
  else console.log(`wasmtime: skipped, ${NO_WASMTIME}`);
} finally {
  files.dispose();
}

async function report(engine: string, soak: () => Promise<Usage>): Promise<void> {
  const start = Date.now();
  const { calls, early, late } = await soak();
  console.log(
    `${engine}: ${calls} calls in ${((Date.now() - start) / 1000).toFixed(0)} s, all as in the model, 0 ` +
      `left open; ${early} bytes in use after a tenth, ${late} at the end`,
  );
}
