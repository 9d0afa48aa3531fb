import { existsSync } from "node:fs";
import type { Diagnostic } from "../transform/report/diagnostic.js";
import { needsCompiler } from "./compiler.js";
import { print } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "checks ownership and types without making a module";

export const help = `Usage: io-lifetimes check [OPTIONS] ENTRY.TS … [-- ASC-OPTION …]

Reports the errors that asc and the ownership transform find in an AssemblyScript program. Functions that nothing calls
are compiled as well; what asc finds wrong in those is a warning, as asc itself accepts the program. The asconfig.json in
this directory applies; it need not name the transform.

Options:
  --strict         makes warnings about ownership errors
  --format FORMAT  text, as asc prints it, on standard error (the default); or json, one object on
                   standard output, for editors
  --config FILE    the asconfig.json to use instead
  --target NAME    its target (default: release)
  --help           prints this help

Exits with 0 if there are no errors, with 1 if there are, and with 2 if the program can't be checked.`;

const options = {
  format: { type: "string", default: "text" },
  config: { type: "string" },
  target: { type: "string" },
  strict: { type: "boolean" },
} as const;

export async function main(argv: string[]): Promise<number> {
  const { format, args } = parseLine(argv);
  const { check } = await needsCompiler("check", () => import("../transform/check.js"));
  const { diagnostics, stderr, failure } = await check(args);
  if (failure !== null) throw new UsageError(`asc: ${failure}`);
  if (format === "json")
    print(
      process.stdout,
      `${JSON.stringify({ diagnostics } satisfies { diagnostics: readonly Diagnostic[] }, null, 2)}\n`,
    );
  else print(process.stderr, stderr);
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

function parseLine(argv: string[]): { format: string; args: string[] } {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const { values, positionals } = parse(argv.slice(0, end), options);
  if (positionals.length === 0) throw new UsageError("no entry file given");
  if (values.format !== "text" && values.format !== "json")
    throw new UsageError(`--format ${values.format}: expected text or json`);
  if (values.config !== undefined && !existsSync(values.config))
    throw new UsageError(`--config ${values.config}: there is no such file`);
  const named = (["config", "target"] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const strict = values.strict ? ["--use", "IO_LIFETIMES_STRICT=1"] : [];
  return { format: values.format, args: [...positionals, ...named, ...strict, ...argv.slice(end + 1)] };
}
