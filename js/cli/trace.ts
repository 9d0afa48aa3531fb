import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { writeOut } from "./output.js";
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
  const [{ extensions, writerFor }, { fromChrome }] = await Promise.all([
    import("../trace/formats.js"),
    import("../trace/chrome.js"),
  ]);
  const write = writerFor(extname(values.out).toLowerCase());
  if (!write)
    throw new UsageError(`-o ${values.out}: expected a file with one of the extensions ${extensions.join(", ")}`);
  let text: string;
  try {
    text = write(fromChrome(readFileSync(path, "utf8")));
  } catch (error) {
    throw new UsageError(`can't read the trace ${path}: ${(error as Error).message}`);
  }
  writeOut(values.out, text);
  return 0;
}
