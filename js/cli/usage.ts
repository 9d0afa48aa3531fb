import { parseArgs } from "node:util";
import { nearest } from "../spelling.js";

/** The command line is invalid. The command exits with code 2. */
export class UsageError extends Error {}

type Options = Record<string, { type: "string" | "boolean"; short?: string; multiple?: boolean; default?: string }>;

/** Parses the options and positional arguments of a command. Fails with a UsageError for an unknown option. */
export function parse<const T extends Options>(
  args: string[],
  options: T,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(reasonOf(error as NodeJS.ErrnoException, Object.keys(options)));
  }
}

/** Node's messages quote the option, and go on about arguments that look like one. */
function reasonOf({ code, message }: NodeJS.ErrnoException, options: string[]): string {
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
  if (message.endsWith("argument missing")) return `${option} needs a value`;
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return message;
  const meant = nearest(option.replace(/^-+/, ""), options);
  return `unknown option ${option}${meant === undefined ? "" : `; did you mean --${meant}?`}`;
}
