// Prints tables of what runs on what:
//
//   npm run matrix -- nodes [RUNTIME...]   the host's tests on each Node, on Deno and on Bun
//   npm run matrix -- guests [TOOL...]     our programs on hosts that aren't ours
//
// Without names the table also goes into docs/engines.md. The exit code is 1 if something fails that isn't a known difference.
// What isn't installed is installed first.

import { guests } from "./guests.js";
import { nodes } from "./nodes.js";

const [what, ...names] = process.argv.slice(2);
const tables: Record<string, (names: readonly string[]) => Promise<boolean>> = { guests, nodes };
const table = what !== undefined && Object.hasOwn(tables, what) ? tables[what] : undefined;
if (table) process.exitCode = (await table(names)) ? 0 : 1;
else {
  console.error(`usage: npm run matrix -- ${Object.keys(tables).join("|")} [NAME...]`);
  process.exitCode = 2;
}
