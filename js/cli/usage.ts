import { parseArgs } from "node:util";

/** Why a command line can't be carried out; the command ends with code 2. */
export class UsageError extends Error {}

type Options = Record<string, { type: "string" | "boolean"; short?: string; multiple?: boolean; default?: string }>;

/** The options of a command and what stands beside them. An option that isn't known is a UsageError. */
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
