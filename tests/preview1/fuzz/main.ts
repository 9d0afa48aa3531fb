// The differential fuzzer of preview1: `node dist/tests/preview1/fuzz/main.js --engine node:wasi --seed 1 --count 1000`. The
// same random calls on an engine on V8 and on libwasmtime, in the Python that IO_LIFETIMES_PYTHON names.

import { parseArgs } from "node:util";
import { compare, type COMPARED } from "./compare.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    length: { type: "string", default: "30" },
    engine: { type: "string", default: "node" },
    whole: { type: "boolean", default: false },
  },
});
const findings = await compare(
  values.engine as (typeof COMPARED)[number],
  process.env["IO_LIFETIMES_PYTHON"] ?? "python3",
  {
    seed: Number(values.seed),
    count: Number(values.count),
    length: Number(values.length),
  },
);
const print = (value: unknown) => JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner));
for (const { seed, at, ours, theirs, script } of findings) {
  console.log(`--- seed ${seed}, step ${at}: ${print(script[at] ?? "the tree")}\nours: ${ours}\nwasmtime: ${theirs}`);
  if (values.whole) for (const [i, step] of script.slice(0, at + 1).entries()) console.log(`  ${i} ${print(step)}`);
}
console.log(`${Number(values.count) - findings.length} of ${values.count} scripts agree`);
process.exitCode = findings.length > 0 ? 1 : 0;
