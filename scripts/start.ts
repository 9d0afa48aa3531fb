// `npm start`: runs examples/wc on the files and directories that the user names, or on this repository.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../js/host/index.js";
import { buildWc } from "./targets/targets.js";
import { preopensFor } from "./preopens.js";
import { root } from "./root.js";

const NOTE = `
Usage here: npm start -- [OPTION]... [PATH]...
Without a PATH it counts this repository: all but .git and the directories that .gitignore names.
`;

const args = process.argv.slice(2);
const paths = pathsIn(args);
const isDefault = paths.length === 0;
// npm runs this script in the repository and passes the directory of the user in INIT_CWD.
const cwd = process.env["INIT_CWD"] ?? process.cwd();
const { exitCode, leaks } = await run(await buildWc(), {
  args: ["wc", ...(isDefault ? ignored().map((name) => `--exclude=${name}`) : []), ...args],
  preopens: isDefault
    ? { ".": root }
    : preopensFor(
        paths.filter((path) => path !== "-"),
        cwd,
      ),
});
if (args.includes("--help")) process.stdout.write(NOTE);
const count = leaks.length === 1 ? "1 descriptor" : `${leaks.length} descriptors`;
process.stderr.write([`io-lifetimes: ${count} left open`, ...leaks.map((leak) => `  ${leak.message}`), ""].join("\n"));
process.exitCode = exitCode;

/** The arguments that are not options. */
function pathsIn(args: string[]): string[] {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  return [...before.filter((arg) => arg === "-" || !arg.startsWith("-")), ...(end < 0 ? [] : args.slice(end + 1))];
}

/** The directories of the repository that git ignores. */
function ignored(): string[] {
  const lines = readFileSync(join(root, ".gitignore"), "utf8").split("\n");
  return [".git", ...lines.filter((line) => /^[^/#!*]+\/$/.test(line)).map((line) => line.slice(0, -1))];
}
