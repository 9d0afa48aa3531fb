import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { command } from "./init/command.js";
import { component } from "./init/component.js";
import { filesOf } from "./init/project.js";
import { reactor } from "./init/reactor.js";
import { manifest, print, quoted } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "makes a project that builds, runs and has tests";

export const help = `Usage: io-lifetimes init [DIR] [--command | --reactor | --component]

Makes a project in a folder (default: the current one), which is created if it doesn't
exist. Nothing is written if a file of the project exists already.

  --command     a program that \`io-lifetimes run\` and every WASI engine run (default)
  --reactor     a module whose functions a program in TypeScript or JavaScript calls
  --component   a component, which other languages call by its WIT
  --help        prints this help

Then \`npm install\`, \`npm start\` and \`npm test\`.

Exits with 2 if the project can't be made.`;

const options = {
  command: { type: "boolean" },
  reactor: { type: "boolean" },
  component: { type: "boolean" },
} as const;

const templates = { command, reactor, component };

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (positionals.length > 1) throw new UsageError(`expected one folder, got ${positionals.length}`);
  const kinds = (Object.keys(templates) as (keyof typeof templates)[]).filter((kind) => values[kind]);
  if (kinds.length > 1) throw new UsageError(`choose one of --${kinds.join(" and --")}`);
  const folder = resolve(positionals[0] ?? ".");
  const template = templates[kinds[0] ?? "command"];
  const files = filesOf(template, basename(folder), manifest());
  refuseExisting(folder, [...files.keys()]);
  for (const [path, text] of files) write(join(folder, path), text);
  const enter = folder === process.cwd() ? "" : `cd ${shellWord(relative(process.cwd(), folder))} && `;
  print(process.stdout, `made ${template.what}:\n${[...files.keys()].map((path) => `  ${path}\n`).join("")}`);
  print(process.stdout, `Next: ${enter}npm install && npm start\n`);
  return 0;
}

/** Quotes a path for the shell where that is needed. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : quoted(path);
}

/** Fails if one of the files exists, even as a link that leads nowhere. */
function refuseExisting(folder: string, paths: readonly string[]): void {
  const existing = paths.filter((path) => exists(join(folder, path)));
  if (existing.length === 0) return;
  const are = existing.length === 1 ? "exists" : "exist";
  throw new UsageError(`${existing.join(", ")} ${are} in ${folder}: nothing was written; name a new folder`);
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new UsageError(`can't look at ${path}: ${(error as Error).message}`);
  }
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" }); // never overwrites
  } catch (error) {
    throw new UsageError(`can't write ${path}: ${(error as Error).message}`);
  }
}
