import { existsSync, readFileSync, readdirSync } from "node:fs";
import { needsCompiler } from "./compiler.js";
import { print, writeOut } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "explains an error of the ownership transform, or draws one in a program";

export const help = `Usage: io-lifetimes explain [CODE]
       io-lifetimes explain --picture FILE.TS:LINE [-o OUT.svg]

Prints the page of an error: the rule, a program that breaks it and one that follows it.
CODE is the error's code or number, such as E0382, OWN0910 or 382. Without CODE, lists all errors.

With --picture, draws the error at that line of a program as SVG: the code, and beside it the life of the variable, what
borrows it, and where both conflict.

  --picture FILE:LINE  the place of the error, or of one of its labels
  --entry ENTRY.TS     the program's entry file, if it isn't FILE
  --config FILE        the asconfig.json to use instead of the one in this directory
  -o, --out OUT.svg    the file to write (default: standard output)
  --help               prints this help

Exits with 2 if there is no such error.`;

const options = {
  picture: { type: "string" },
  entry: { type: "string" },
  config: { type: "string" },
  out: { type: "string", short: "o" },
} as const;

const pages = new URL("../../../docs/errors/", import.meta.url);

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (values.picture !== undefined) {
    if (positionals.length > 0) throw new UsageError(`expected no code with --picture, got ${positionals.join(" ")}`);
    return picture(values.picture, values);
  }
  for (const name of ["entry", "config", "out"] as const)
    if (values[name] !== undefined) throw new UsageError(`--${name} needs --picture`);
  const [code, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`expected one code, got ${positionals.length}`);
  print(process.stdout, code === undefined ? `${list()}\n` : plainText(page(code)));
  return 0;
}

/** Draws the error at a place: `FILE.TS:LINE`. */
async function picture(at: string, { entry, config, out }: { entry?: string; config?: string; out?: string }) {
  const [, file = "", line = ""] = /^(.+):(\d+)$/.exec(at) ?? [];
  if (file === "") throw new UsageError(`--picture ${at}: expected FILE.TS:LINE`);
  for (const path of [file, ...(entry === undefined ? [] : [entry]), ...(config === undefined ? [] : [config])])
    if (!existsSync(path)) throw new UsageError(`${path}: there is no such file`);
  const { pictureOf, NoPictureError } = await needsCompiler("explain --picture", () => import("../explain/picture.js"));
  const args = [entry ?? file, ...(config === undefined ? [] : ["--config", config])];
  const svg = await pictureOf(args, file, Number(line)).catch((error: unknown) => {
    throw error instanceof NoPictureError ? new UsageError(error.message) : error;
  });
  if (out === undefined) print(process.stdout, svg);
  else writeOut(out, svg);
  return 0;
}

/** Returns the page of an error. Only the number in `code` counts: "E0382", "382" and "AS382" name the same page. */
function page(code: string): string {
  const number = /^(?:E|OWN|AS)?(\d+)$/i.exec(code)?.[1];
  const name = number && names().find((name) => Number(/\d+/.exec(name)![0]) === Number(number));
  if (!name) throw new UsageError(`there is no error ${JSON.stringify(code)}. These are known:\n\n${list()}\n`);
  return read(name);
}

function names(): string[] {
  return readdirSync(pages)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .sort();
}

function read(name: string): string {
  return readFileSync(new URL(`${name}.md`, pages), "utf8");
}

/** Lists every error: its code and the title of its page. */
function list(): string {
  const titles = names().map((name) => /^# (\w+): (.*)$/m.exec(read(name))!);
  return titles.map(([, code, title]) => `${code!.padEnd(9)}${title}`).join("\n");
}

/** Formats a page for a terminal: removes the marks of headings and indents programs. */
function plainText(markdown: string): string {
  let isCode = false;
  const lines = markdown.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [line && `    ${line}`];
    return [line.replace(/^#+ /, "")];
  });
  return lines.join("\n");
}
