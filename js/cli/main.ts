#!/usr/bin/env node
import { BindgenError } from "../bindgen/errors.js";
import { HostError } from "../host/errors.js";
import { print, version } from "./output.js";
import { UsageError } from "./usage.js";

/** A command. It takes the arguments after its name and returns the exit code. */
interface Command {
  readonly summary: string;
  readonly help: string;
  main(args: string[]): Promise<number>;
}

/** How each command is loaded: only the one that is called, as most of them load much of the package. */
const commands: Record<string, () => Promise<Command>> = {
  run: () => import("./run.js"),
  trace: () => import("./trace.js"),
  check: () => import("./check.js"),
  explain: () => import("./explain.js"),
  lsp: () => import("./lsp.js"),
  init: () => import("./init.js"),
  bindgen: () => import("./bindgen.js"),
  componentize: () => import("./componentize.js"),
  completions: async () => {
    const { summary, help, main: complete } = await import("./completions.js");
    return { summary, help, main: async (args) => complete(args, await loadAll()) };
  },
};

/** The exit code for an unusable command line, module or directory. */
const BAD_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--version" || name === "-V") return say(version());
  if (name === "--help" || name === "-h" || (name === "help" && (args[0] ?? "-h").startsWith("-")))
    return say(await help());
  if (name === undefined) return complain(`no command given\n\n${await help()}`);
  const wanted = name === "help" ? args[0]! : name;
  if (!Object.hasOwn(commands, wanted)) {
    return complain(`unknown command ${JSON.stringify(wanted)}; there is: ${Object.keys(commands).join(", ")}`);
  }
  const command = await commands[wanted]!();
  if (name === "help" || asksForHelp(name, args)) return say(command.help);
  try {
    return await command.main(args);
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message}\nTry: io-lifetimes ${name} --help`);
    if (error instanceof HostError || error instanceof BindgenError) return complain(error.message);
    throw error;
  }
}

/** Whether `--help` is among the options. The arguments of `run` may be the module's from the second on, and `--` ends them. */
function asksForHelp(name: string, args: string[]): boolean {
  const end = name === "run" ? 1 : args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  return own.some((arg) => arg === "--help" || arg === "-h");
}

function say(text: string): number {
  print(process.stdout, `${text}\n`);
  return 0;
}

function complain(reason: string): number {
  print(process.stderr, `io-lifetimes: ${reason}\n`);
  return BAD_USAGE;
}

async function loadAll(): Promise<Record<string, Command>> {
  const load = async ([name, command]: [string, () => Promise<Command>]) => [name, await command()] as const;
  return Object.fromEntries(await Promise.all(Object.entries(commands).map(load)));
}

async function help(): Promise<string> {
  const list = Object.entries(await loadAll()).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`);
  return [
    "I/O safety for WebAssembly: modules run with descriptors that have one owner.",
    "",
    "Usage: io-lifetimes COMMAND …",
    "",
    "Commands:",
    ...list,
    "",
    "io-lifetimes help COMMAND describes a command. io-lifetimes --version prints the version.",
  ].join("\n");
}
