// Makes the targets that aren't current, each in a process of its own and as many at once as there are processors.

import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../root.js";
import { isCurrent } from "./target.js";
import { targets } from "./targets.js";

/** The target that checks the types of all TypeScript and writes the declarations. */
export const TYPES = "types";
/** The option before the name of the one target that a process makes. */
export const ALONE = "--alone";

/** The command for each target that isn't current. tsc itself finds out whether the types are. */
function commands(names: readonly string[]): [name: string, args: string[]][] {
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  const stale = targets.filter((target) => isWanted(target.name) && !isCurrent(target));
  const tsc = [join(root, "node_modules/typescript/bin/tsc"), "-b", "tsconfig.types.json"];
  return [
    ...stale.map(
      ({ name }) =>
        [name, [fileURLToPath(new URL("main.js", import.meta.url)), ALONE, name]] satisfies [string, string[]],
    ),
    ...(isWanted(TYPES) ? [[TYPES, tsc] satisfies [string, string[]]] : []),
  ];
}

function run(name: string, args: string[]): Promise<boolean> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      const time = ((performance.now() - start) / 1000).toFixed(1);
      if (name !== TYPES || status !== 0) console.error(status === 0 ? `made ${name} in ${time} s` : `${name} failed`);
      resolve(status === 0);
    });
  });
}

/** Makes the named targets, or all targets if there is no name. Returns whether all succeeded. */
export async function build(names: readonly string[]): Promise<boolean> {
  const waiting = commands(names);
  let isGood = true;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) isGood = (await run(...next)) && isGood;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return isGood;
}
