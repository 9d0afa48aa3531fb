import { basename } from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_ENGINE, engineNames, type EngineName } from "../host/engines/registry.js";
import type { Limits } from "../host/engines/limits.js";
import { listen, type Listener } from "../host/sockets/listen.js";
import { LimitError, TrapError } from "../host/errors.js";
import type { Leak } from "../host/wasi-common/leaks.js";
import type { PreopenOptions } from "../host/wasi-common/options.js";
import { run as runModule } from "../host/run.js";
import { print } from "./output.js";
import { UsageError } from "./usage.js";

export const summary = "runs a command module";

export const help = `Usage: io-lifetimes run [OPTIONS] APP.WASM [OPTIONS] [--] [ARGUMENT …]

Runs a WebAssembly module that exports \`_start\` and imports WASI preview1.

Options, before the first argument of the module:
  --dir HOST[::GUEST[:ro]]
                       preopens the directory HOST under the name GUEST (default: HOST);
                       :ro makes it read-only; can be repeated
  --env NAME=VALUE     sets an environment variable of the module; can be repeated
  --env NAME           passes on an environment variable of this process
  --listen HOST:PORT   passes the module a socket that listens on this address; port 0
                       selects a free port and prints it; can be repeated
  --listen unix:PATH   passes the module a Unix socket that listens on this path
  --engine ENGINE      the engine (default: ${DEFAULT_ENGINE}): ${engineNames.join(", ")}
  --timeout SECONDS    the most time that the module may run
  --max-memory BYTES   the largest size of its memory; K, M or G can follow
  --max-disk BYTES     the most bytes that it may write to files; K, M or G can follow
  --fuel UNITS         the most instructions that it may execute
  --trace FILE         writes the life of each descriptor to FILE: .html for a page to look
                       at, .svg for a picture, .json for Perfetto
  --leaks              reports on standard error what the module left open
  --help               prints this help

Exits with the module's exit code, or with 1 if that is above 255; with 134 after a trap,
with 124 at a limit, and with 2 if the module can't be run.`;

/** The exit code after a timeout, as for the command `timeout`. */
const STOPPED = 124;

/** The exit code after a trap: that of a process ended by SIGABRT, as for wasmtime. */
const TRAPPED = 134;

export async function main(argv: string[]): Promise<number> {
  const line = parseLine(argv);
  let leaks: Leak[] = [];
  const listeners: Listener[] = [];
  try {
    for (const address of line.listen) {
      const listener = await listen(address);
      listeners.push(listener);
      if (/:0+$/.test(address)) print(process.stderr, `io-lifetimes: listens on ${listener.address}\n`);
    }
    const { exitCode } = await runModule(line.module, {
      args: [basename(line.module), ...line.args],
      env: line.env,
      preopens: line.preopens,
      sockets: listeners,
      ...(line.engine !== undefined && { engine: line.engine }),
      ...(line.maxDisk !== undefined && { maxDisk: line.maxDisk }),
      ...line.limits,
      ...isolation(line),
      ...(line.trace !== undefined && { trace: line.trace }),
      onLeak: (found) => (leaks = found),
    });
    if (line.leaks) report(leaks);
    return statusOf(exitCode);
  } catch (error) {
    if (error instanceof LimitError) {
      print(process.stderr, `io-lifetimes: ${error.message}\n`);
      return STOPPED;
    }
    if (!(error instanceof TrapError)) throw error;
    const frames = error.stack?.split("\n").slice(1) ?? [];
    print(process.stderr, ["io-lifetimes: " + error.message, ...frames, ""].join("\n"));
    if (line.leaks) report(leaks);
    return TRAPPED;
  } finally {
    for (const listener of listeners) listener.close();
  }
}

/** Selects a process for a program with limits: unlike a thread, it can always be ended. */
function isolation({ engine = DEFAULT_ENGINE, limits }: Line): Pick<Limits, "isolation"> {
  return engine === "node" && Object.keys(limits).length > 0 ? { isolation: "process" } : {};
}

/** The highest exit code that the system keeps. It drops the upper bits of a higher one, so 256 would become success. */
const HIGHEST = 255;

/** Returns the exit code of this process for the exit code of the module. */
function statusOf(exitCode: number): number {
  if (exitCode <= HIGHEST) return exitCode;
  print(
    process.stderr,
    `io-lifetimes: the module ended with exit code ${exitCode}, but the system only supports 0 to ${HIGHEST}: exiting with 1\n`,
  );
  return 1;
}

function report(leaks: Leak[]): void {
  const count = leaks.length === 1 ? "1 descriptor" : `${leaks.length} descriptors`;
  print(process.stderr, [`io-lifetimes: ${count} left open`, ...leaks.map((leak) => `  ${leak}`), ""].join("\n"));
}

interface Line {
  module: string;
  args: string[];
  env: Record<string, string>;
  preopens: Record<string, PreopenOptions>;
  listen: string[];
  engine: EngineName | undefined;
  limits: Limits;
  maxDisk: number | undefined;
  trace: string | undefined;
  leaks: boolean;
}

const options = {
  dir: { type: "string" },
  env: { type: "string" },
  listen: { type: "string" },
  engine: { type: "string" },
  timeout: { type: "string" },
  "max-memory": { type: "string" },
  "max-disk": { type: "string" },
  fuel: { type: "string" },
  trace: { type: "string" },
  leaks: { type: "boolean" },
} as const;

/** Parses the command line. Options up to the first other argument or `--` are for this command; the rest is for the module. */
function parseLine(argv: string[]): Line {
  const { tokens } = parseArgs({ args: argv, options, allowPositionals: true, strict: false, tokens: true });
  const line: Line = {
    module: "",
    args: [],
    env: Object.create(null) as Record<string, string>,
    preopens: Object.create(null) as Record<string, PreopenOptions>,
    listen: [],
    engine: undefined,
    limits: {},
    maxDisk: undefined,
    trace: undefined,
    leaks: false,
  };
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
  } else if (name === "listen") {
    line.listen.push(required(rawName, value));
  } else if (name === "engine") {
    line.engine = engine(required(rawName, value));
  } else if (name === "timeout") {
    line.limits.timeout = Math.ceil(number(rawName, required(rawName, value), { "": 1 }) * 1000);
  } else if (name === "max-memory") {
    line.limits.maxMemory = number(rawName, required(rawName, value), BYTES);
  } else if (name === "max-disk") {
    line.maxDisk = number(rawName, required(rawName, value), BYTES);
  } else if (name === "trace") {
    line.trace = required(rawName, value);
  } else if (name === "fuel") {
    line.limits.fuel = number(rawName, required(rawName, value), { "": 1 });
  } else {
    const forModule = line.module === "" ? "" : "; arguments of the module stand after --";
    throw new UsageError(`unknown option ${rawName}${forModule}`);
  }
}

function required(rawName: string, value: string | undefined): string {
  if (value === undefined || value === "") throw new UsageError(`${rawName} needs a value`);
  return value;
}

function engine(value: string): EngineName {
  if (!(engineNames as string[]).includes(value)) {
    throw new UsageError(`there is no engine ${value}; there is: ${engineNames.join(", ")}`);
  }
  return value as EngineName;
}

const BYTES = { "": 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** Parses a number above 0 that is followed by one of `units`. */
function number(rawName: string, value: string, units: Record<string, number>): number {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)([A-Z]?)$/.exec(value) ?? [];
  const found = Number(digits) * (units[unit] ?? NaN);
  if (!(found > 0)) {
    const letters = Object.keys(units).filter((letter) => letter !== "");
    const help = letters.length === 0 ? "" : `, which may end in one of ${letters.join(", ")}`;
    throw new UsageError(`${rawName} ${value}: expected a number above 0${help}`);
  }
  return found;
}

function addDirectory({ preopens }: Line, value: string): void {
  const readOnly = value.endsWith(":ro") && !value.endsWith("::ro");
  const [host, guest = host, ...rest] = (readOnly ? value.slice(0, -3) : value).split("::");
  if (!host || !guest || rest.length > 0)
    throw new UsageError(`--dir ${value}: expected HOST, HOST::GUEST or HOST::GUEST:ro`);
  if (Object.hasOwn(preopens, guest)) throw new UsageError(`--dir ${value}: ${JSON.stringify(guest)} is there twice`);
  preopens[guest] = { path: host, readOnly };
}

function addVariable({ env }: Line, value: string): void {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  if (name === "") throw new UsageError(`--env ${value}: expected NAME or NAME=VALUE`);
  const found = equals < 0 ? process.env[name] : value.slice(equals + 1);
  if (found === undefined) throw new UsageError(`--env ${name}: there is no such variable here`);
  env[name] = found;
}
