import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { fromChrome } from "../trace/chrome.js";
import { extensions, writerFor } from "../trace/formats.js";
import { print } from "./output.js";
import { parse, UsageError } from "./usage.js";

export const summary = "turns the trace of a run into a page or a picture";

export const help = `Usage: io-lifetimes trace FILE.json -o OUT

Reads a trace that \`io-lifetimes run --trace FILE.json\` wrote, and writes it in another format, which the extension
of OUT selects: .html is a page to look at, .svg a picture for documents, .json a trace for https://ui.perfetto.dev.

  -o, --out OUT    the file to write
  --help           prints this help

Exits with 2 if the trace can't be read or OUT can't be written.`;

const options = { out: { type: "string", short: "o" } } as const;

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError(`expected one trace, got ${positionals.length}`);
  if (values.out === undefined) throw new UsageError("no file to write: give -o OUT");
  const write = writerFor(extname(values.out).toLowerCase());
  if (!write)
    throw new UsageError(`-o ${values.out}: expected a file with one of the extensions ${extensions.join(", ")}`);
  const text = attempt(`can't read the trace ${path}`, () => write(fromChrome(readFileSync(path, "utf8"))));
  attempt(`can't write ${values.out}`, () => writeFileSync(values.out!, text));
  print(process.stdout, `wrote ${values.out}\n`);
  return 0;
}

function attempt<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${what}: ${(error as Error).message}`);
  }
}
