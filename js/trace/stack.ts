import type { Frame } from "./event.js";

/** The most frames of a stack. */
const MOST = 24;

/** The folder of this package's scripts. Their frames are left out. */
const OURS = new URL("../", import.meta.url).href;

const WASM = /^ +at (?:(.*) \()?wasm:\/\/[^()]*:wasm-function\[\d+\]:0x([0-9a-f]+)\)?$/;
const SCRIPT = /^ +at (?!async )(?:.* \()?(file:\/\/[^()]+:\d+:\d+)\)?$/;

/** Returns the frames of the module, and of JavaScript outside of this package, innermost first. */
export function stack(): Frame[] {
  const holder: { stack?: unknown } = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = MOST;
  Error.captureStackTrace(holder, stack);
  const text = holder.stack; // V8 makes the text when it is first read
  Error.stackTraceLimit = stackTraceLimit;
  return typeof text === "string" ? text.split("\n").flatMap((line) => frame(line) ?? []) : [];
}

function frame(line: string): Frame | undefined {
  const wasm = WASM.exec(line);
  if (wasm) return { name: nameIn(wasm[1] ?? ""), offset: Number.parseInt(wasm[2]!, 16) };
  const place = SCRIPT.exec(line)?.[1];
  return place === undefined || place.startsWith(OURS) ? undefined : { place };
}

/** V8 puts the name of the module before that of the function: `app.wasm.main/open`. */
function nameIn(name: string): string {
  return name.replace(/^wasm-function\[\d+\]$/, "");
}
