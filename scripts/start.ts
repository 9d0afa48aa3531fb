// What `npm start` runs: the example wc on the files and directories that the user names, or on this repository.

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
// npm runs us in the repository and tells where the user is.
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

/** The arguments that aren't options. */
function pathsIn(args: string[]): string[] {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  return [...before.filter((arg) => arg === "-" || !arg.startsWith("-")), ...(end < 0 ? [] : args.slice(end + 1))];
}

/** The directories of the repository that git passes over. */
function ignored(): string[] {
  const lines = readFileSync(join(root, ".gitignore"), "utf8").split("\n");
  return [".git", ...lines.filter((line) => /^[^/#!*]+\/$/.test(line)).map((line) => line.slice(0, -1))];
}
