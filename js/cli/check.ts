import { existsSync } from "node:fs";
import type { Checked } from "../transform/check.js";
import { needsCompiler } from "./compiler.js";
import { FORMATS, isFormat, report, type Format } from "./formats.js";
import { print } from "./output.js";
import { parse, UsageError } from "./usage.js";
import { watch } from "./watch.js";

export const summary = "checks ownership and types without making a module";

export const help = `Usage: io-lifetimes check [OPTIONS] ENTRY.TS … [-- ASC-OPTION …]

Reports the errors that asc and the ownership transform find in an AssemblyScript program. Functions that nothing calls
are compiled as well; what asc finds wrong in those is a warning, as asc itself accepts the program. The asconfig.json in
this directory applies; it need not name the transform.

Options:
  --strict         makes warnings about ownership errors
  --format FORMAT  text, as asc prints it, on standard error (the default); or on standard output:
                   short, one line for each error; json, one object; sarif, SARIF 2.1.0
  --watch          checks again whenever a file of the program changes
  --config FILE    the asconfig.json to use instead
  --target NAME    its target (default: release)
  --help           prints this help

Exits with 0 if there are no errors, with 1 if there are, and with 2 if the program can't be checked.`;

const options = {
  format: { type: "string", default: "text" },
  config: { type: "string" },
  target: { type: "string" },
  strict: { type: "boolean" },
  watch: { type: "boolean" },
} as const;

export async function main(argv: string[]): Promise<number> {
  const { format, args, isWatching } = parseLine(argv);
  const { check } = await needsCompiler("check", () => import("../transform/check.js"));
  if (isWatching) {
    const { ParsedFiles } = await import("../transform/asc/parsed.js");
    const parsed = new ParsedFiles();
    return watch(() => checkOnce(format, () => check(args, { parsed })));
  }
  const checked = await check(args);
  if (checked.failure !== null) throw new UsageError(`asc: ${checked.failure}`);
  report(format, checked);
  return count(checked, "error") > 0 ? 1 : 0;
}

/** Checks once of many times, with lines around it that problem matchers read. Returns the program's files. */
async function checkOnce(format: Format, check: () => Promise<Checked>): Promise<readonly string[]> {
  print(process.stdout, "io-lifetimes: checking\n");
  const checked = await check();
  if (checked.failure !== null) print(process.stderr, `io-lifetimes: asc: ${checked.failure}\n`);
  report(format, checked);
  const [errors, warnings] = [count(checked, "error"), count(checked, "warning")];
  const plural = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
  print(process.stdout, `io-lifetimes: ${plural(errors, "error")}, ${plural(warnings, "warning")}\n`);
  return checked.files;
}

function count({ diagnostics }: Checked, of: "error" | "warning"): number {
  return diagnostics.filter(({ severity }) => severity === of).length;
}

function parseLine(argv: string[]): { format: Format; args: string[]; isWatching: boolean } {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const { values, positionals } = parse(argv.slice(0, end), options);
  if (positionals.length === 0) throw new UsageError("no entry file given");
  if (!isFormat(values.format)) throw new UsageError(`--format ${values.format}: expected ${FORMATS.join(", ")}`);
  if (values.config !== undefined && !existsSync(values.config))
    throw new UsageError(`--config ${values.config}: there is no such file`);
  const named = (["config", "target"] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const strict = values.strict ? ["--use", "IO_LIFETIMES_STRICT=1"] : [];
  const isWatching = values.watch === true;
  return { isWatching, format: values.format, args: [...positionals, ...named, ...strict, ...argv.slice(end + 1)] };
}
