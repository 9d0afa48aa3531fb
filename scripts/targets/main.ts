//   npm run build [types] [reactor] [component] [wc]
//
// Makes the named targets, or all, unless they are current. `types` checks the types and writes the declarations.

import { ALONE, build, TYPES } from "./build.js";
import { make } from "./target.js";
import { targets } from "./targets.js";

const args = process.argv.slice(2);
if (args[0] === ALONE) {
  await make(targets.find(({ name }) => name === args[1])!);
} else {
  const unknown = args.filter((name) => name !== TYPES && !targets.some((target) => target.name === name));
  if (unknown.length > 0) throw new Error(`there is no target ${unknown.join(", ")}`);
  process.exitCode = (await build(args)) ? 0 : 1;
}
