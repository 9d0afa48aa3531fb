import { parseArgs } from "node:util";

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
    throw new UsageError((error as Error).message);
  }
}
