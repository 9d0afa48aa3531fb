import { version } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "starts the language server for editors";

export const help = `Usage: io-lifetimes lsp [--stdio]

Starts the language server, which editors talk to over the standard streams. It checks the programs that the open files
belong to while you type. docs/editors.md lists what each editor needs.

Options:
  --stdio          talks over the standard streams, as without it; some editors pass it
  --help           prints this help`;

export async function main(argv: string[]): Promise<number> {
  const { positionals } = parse(argv, { stdio: { type: "boolean" } });
  if (positionals.length > 0) throw new UsageError(`unexpected argument ${positionals[0]!}`);
  const { serve } = await import("../lsp/server.js"); // Only this command loads the server.
  await serve(version());
  return 0;
}
