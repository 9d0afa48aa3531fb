import { basename } from "node:path";
import { parseArgs } from "node:util";
import { TrapError } from "../host/errors.js";
import type { Leak } from "../host/wasi/leaks.js";
import { run as runModule } from "../host/run.js";
import { print } from "./output.js";
import { UsageError } from "./usage.js";

export const summary = "runs a command module on Node's WASI";

export const help = `Usage: io-lifetimes run [OPTIONS] APP.WASM [OPTIONS] [--] [ARGUMENT …]

Runs a WebAssembly module that exports \`_start\` and imports WASI preview1.

Options, before the first argument of the module:
  --dir HOST[::GUEST]  lets the module use the directory HOST, under the name GUEST
                       (default: the same name); may be given more than once
  --env NAME=VALUE     sets a variable in the module's environment
  --env NAME           … to the value that it has here
  --leaks              reports on standard error what the module left open
  --help               prints this

Ends with the module's exit code; with 134 after a trap, and with 2 if the module can't be run.`;

/** As a process that was ended by SIGABRT; wasmtime does the same. */
const TRAPPED = 134;

export async function main(argv: string[]): Promise<number> {
  const line = parseLine(argv);
  let leaks: Leak[] = [];
  try {
    const { exitCode } = await runModule(line.module, {
      args: [basename(line.module), ...line.args],
      env: line.env,
      preopens: line.preopens,
      onLeak: (found) => (leaks = found),
    });
    if (line.leaks) report(leaks);
    return exitCode;
  } catch (error) {
    if (!(error instanceof TrapError)) throw error;
    const frames = error.stack?.split("\n").slice(1) ?? [];
    print(process.stderr, ["io-lifetimes: " + error.message, ...frames, ""].join("\n"));
    if (line.leaks) report(leaks);
    return TRAPPED;
  }
}

function report(leaks: Leak[]): void {
  const count = leaks.length === 1 ? "1 descriptor" : `${leaks.length} descriptors`;
  print(process.stderr, [`io-lifetimes: ${count} left open`, ...leaks.map((leak) => `  ${leak}`), ""].join("\n"));
}

interface Line {
  module: string;
  args: string[];
  env: Record<string, string>;
  preopens: Record<string, string>;
  leaks: boolean;
}

const options = { dir: { type: "string" }, env: { type: "string" }, leaks: { type: "boolean" } } as const;

/** Options are ours up to the first argument of the module or `--`; what follows is the module's. */
function parseLine(argv: string[]): Line {
  const { tokens } = parseArgs({ args: argv, options, allowPositionals: true, strict: false, tokens: true });
  const line: Line = { module: "", args: [], env: {}, preopens: {}, leaks: false };
  for (const token of tokens) {
    if (token.kind === "option") {
      setOption(line, token);
    } else if (token.kind === "positional" && line.module === "") {
      line.module = token.value;
    } else {
      const rest = argv.slice(token.kind === "positional" ? token.index : token.index + 1);
      if (line.module === "") line.module = rest.shift() ?? "";
      line.args = rest;
      break;
    }
  }
  if (line.module === "") throw new UsageError("no module given");
  return line;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function setOption(line: Line, { name, rawName, value }: OptionToken): void {
  if (name === "leaks") {
    if (value !== undefined) throw new UsageError("--leaks takes no value");
    line.leaks = true;
  } else if (name === "dir") {
    addDirectory(line, required(rawName, value));
  } else if (name === "env") {
    addVariable(line, required(rawName, value));
  } else {
    const forModule = line.module === "" ? "" : "; arguments of the module stand after --";
    throw new UsageError(`unknown option ${rawName}${forModule}`);
  }
}

function required(rawName: string, value: string | undefined): string {
  if (value === undefined || value === "") throw new UsageError(`${rawName} needs a value`);
  return value;
}

function addDirectory({ preopens }: Line, value: string): void {
  const [host, guest = host, ...rest] = value.split("::");
  if (!host || !guest || rest.length > 0) throw new UsageError(`--dir ${value}: expected HOST or HOST::GUEST`);
  if (Object.hasOwn(preopens, guest)) throw new UsageError(`--dir ${value}: ${JSON.stringify(guest)} is there twice`);
  preopens[guest] = host;
}

function addVariable({ env }: Line, value: string): void {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  if (name === "") throw new UsageError(`--env ${value}: expected NAME or NAME=VALUE`);
  const found = equals < 0 ? process.env[name] : value.slice(equals + 1);
  if (found === undefined) throw new UsageError(`--env ${name}: there is no such variable here`);
  env[name] = found;
}
