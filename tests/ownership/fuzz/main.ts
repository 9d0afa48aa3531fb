// The differential fuzzer: `npm run fuzz -- --seed 1 --count 1000`. Random programs in AssemblyScript and in Rust;
// both compilers must agree on which are right, and the right ones must do the same, drops included.

import { parseArgs } from "node:util";
import { noRustc } from "../twins.js";
import { print, type Program } from "./code.js";
import { isAgreement } from "./compare.js";
import { fuzz, type Finding } from "./fuzz.js";
import { verdictsOfRustc, writeRecorded } from "./recorded.js";
import { askRustc } from "./rust.js";
import { shrink } from "./shrink.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    batch: { type: "string", default: "100" },
    size: { type: "string", default: "16" },
    whole: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});

const missing = noRustc();
if (missing) throw new Error(`the fuzzer asks rustc 1.80 or later, and ${missing}`);

if (values.record) {
  writeRecorded(await verdictsOfRustc());
  process.exit();
}

const { tally, findings } = await fuzz({
  seed: Number(values.seed),
  count: Number(values.count),
  batch: Number(values.batch),
  size: Number(values.size),
  onBatch: (done) => process.stderr.write(`\r${done}`),
});
process.stderr.write("\r");
for (const finding of findings) await show(finding);
console.log([...tally].map(([kind, count]) => `${kind}: ${count}`).join(", "));
process.exitCode = findings.some(({ outcome }) => !isAgreement(outcome)) ? 1 : 0;

async function show({ program, outcome }: Finding): Promise<void> {
  const { kind, ...details } = outcome;
  const cut = values.whole ? undefined : await shrink(program, outcome);
  console.log(`--- seed ${program.seed}: ${kind} ${JSON.stringify(details)}${await classify(program, kind)}`);
  for (const language of ["as", "rs"] as const) console.log(`${print(program, "f", language, cut)}\n`);
  console.log(`${program.driver("f").as}\n`);
}

/** Whether rustc's next borrow checker accepts what only asc does. */
async function classify(program: Program, kind: string): Promise<string> {
  if (kind !== "only asc accepts") return "";
  const codes = (await askRustc([program], [], true)).get(0);
  return codes ? `, polonius: ${[...codes].join(" ")}` : ", polonius accepts";
}
