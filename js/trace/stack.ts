import type { Frame } from "./event.js";

/** The most frames of a stack. */
const MOST = 24;

/** The folder of this package's scripts. Their frames are left out. */
const OURS = import.meta.url.replace(/[^/]*\/[^/]*$/, "");

/** Packages, such as AssemblyScript's loader. Their frames are left out as well. */
const PACKAGES = "/node_modules/";

/** The most frames that are remembered. */
const MOST_KNOWN = 10_000;

const known = new Map<string, Frame | undefined>();

/** Returns the frames of the module, and of JavaScript outside of packages, innermost first. */
export function stack(): Frame[] {
  const holder: { stack?: unknown } = {};
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = MOST;
  Error.prepareStackTrace = (_error, sites) => sites; // making the text would take twice as long
  Error.captureStackTrace(holder, stack);
  const sites = holder.stack as NodeJS.CallSite[]; // V8 calls prepareStackTrace when this is first read
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return sites.flatMap((site) => frameOf(site) ?? []);
}

function frameOf(site: NodeJS.CallSite): Frame | undefined {
  if (site.isAsync()) return undefined; // it waits for the call, and isn't what makes it
  const file = site.getFileName() ?? "";
  const isWasm = file.startsWith("wasm://");
  if (!isWasm && (!file.startsWith("file://") || file.startsWith(OURS) || file.includes(PACKAGES))) return undefined;
  const column = site.getColumnNumber() ?? 0;
  const key = `${file}:${isWasm ? "" : site.getLineNumber()}:${column}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN) known.clear();
  // In a module there is one line, and the column is the offset in bytes, from 1.
  const frame = isWasm ? { name: site.getFunctionName() ?? "", offset: column - 1 } : { place: key };
  known.set(key, frame);
  return frame;
}
