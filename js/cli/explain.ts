import { readFileSync, readdirSync } from "node:fs";
import { print } from "./output.js";
import { UsageError } from "./usage.js";

export const summary = "explains an error of the ownership transform";

export const help = `Usage: io-lifetimes explain [CODE]

Prints the page of an error: the rule, a program that breaks it and one that follows it.
CODE is the error's code or number, such as E0382, OWN0910 or 382. Without CODE, lists all errors.

Exits with 2 if there is no such error.`;

const pages = new URL("../../../docs/errors/", import.meta.url);

export async function main(args: string[]): Promise<number> {
  const [code, ...rest] = args;
  if (rest.length > 0) throw new UsageError(`expected one code, got ${args.length}`);
  print(process.stdout, code === undefined ? `${list()}\n` : plainText(page(code)));
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
