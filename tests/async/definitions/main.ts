// Compares the tables of our host with the Canonical ABI's definitions:
// `node dist/tests/async/definitions/main.js --seed 1 --count 1000000`.

import { parseArgs } from "node:util";
import { definitions } from "../../../scripts/tools/tools.js";
import { compare } from "./compare.js";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "1000000" } },
});
const path = definitions.find();
if (path === undefined) throw new Error("the definitions aren't there: npm run tools definitions");
const CHUNK = 50_000;
let traps = 0;
for (let done = 0; done < Number(values.count); done += CHUNK) {
  const { difference, traps: some } = compare(path, Number(values.seed) + done, CHUNK);
  if (difference !== null) {
    console.log(difference);
    process.exit(1);
  }
  traps += some;
  console.log(`${done + CHUNK} operations, ${traps} traps, no difference`);
}
