// The fuzzer of modules: `node dist/tests/module-fuzz/main.js --engine node --seed 1 --count 5000`.

import { parseArgs } from "node:util";
import type { EngineName } from "../../js/host/index.js";
import { playModules } from "./play.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    engine: { type: "string", default: "node" },
  },
});
const { faults, outcomes } = await playModules(values.engine as EngineName, Number(values.seed), Number(values.count));
for (const { seed, how, error } of faults) console.log(`--- seed ${seed}, ${how}: ${error}`);
for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a)) console.log(`${count} ${outcome}`);
console.log(`${faults.length} faults in ${values.count} modules`);
process.exitCode = faults.length > 0 ? 1 : 0;
