import { basename } from "node:path";
import { runtimeNamed } from "./tools.js";

/** Returns the command that runs a script: a program, and its arguments before the script's path. */
export function commandOf(runtime: string | undefined): [program: string, ...args: string[]] {
  if (runtime === undefined) return [process.execPath];
  const program = runtimeNamed(runtime).find();
  if (program === undefined) throw new Error(`${runtime} is not installed: run \`npm run tools ${runtime}\``);
  return basename(program) === "deno" ? [program, "run", "--allow-all", "--quiet"] : [program];
}
