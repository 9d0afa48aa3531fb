#!/usr/bin/env node
import { BindgenError } from "../bindgen/errors.js";
import { HostError } from "../host/errors.js";
import * as bindgen from "./bindgen.js";
import * as check from "./check.js";
import * as completions from "./completions.js";
import * as componentize from "./componentize.js";
import * as explain from "./explain.js";
import * as init from "./init.js";
import * as lsp from "./lsp.js";
import { print, version } from "./output.js";
import * as run from "./run.js";
import * as trace from "./trace.js";
import { UsageError } from "./usage.js";

/** A command. It takes the arguments after its name and returns the exit code. */
interface Command {
  readonly summary: string;
  readonly help: string;
  main(args: string[]): Promise<number>;
}

const commands: Record<string, Command> = {
  run,
  trace,
  check,
  explain,
  lsp,
  init,
  bindgen,
  componentize,
  completions: {
    summary: completions.summary,
    help: completions.help,
    main: async (args) => completions.main(args, commands),
  },
};

/** The exit code for an unusable command line, module or directory. */
const BAD_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--version" || name === "-V") return say(version());
  if (name === "--help" || name === "-h" || (name === "help" && (args[0] ?? "-h").startsWith("-"))) return say(help());
  if (name === undefined) return complain(`no command given\n\n${help()}`);
  const wanted = name === "help" ? args[0]! : name;
  const command = Object.hasOwn(commands, wanted) ? commands[wanted]! : undefined;
  if (!command) {
    return complain(`unknown command ${JSON.stringify(wanted)}; there is: ${Object.keys(commands).join(", ")}`);
  }
  if (name === "help" || args[0] === "--help" || args[0] === "-h") return say(command.help);
  try {
    return await command.main(args);
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message}\nTry: io-lifetimes ${name} --help`);
    if (error instanceof HostError || error instanceof BindgenError) return complain(error.message);
    throw error;
  }
}

function say(text: string): number {
  print(process.stdout, `${text}\n`);
  return 0;
}

function complain(reason: string): number {
  print(process.stderr, `io-lifetimes: ${reason}\n`);
  return BAD_USAGE;
}

function help(): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`);
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
