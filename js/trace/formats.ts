import { toChrome } from "./chrome.js";
import { toPage } from "./page.js";
import { toPicture } from "./picture.js";
import type { Trace } from "./trace.js";

/** The formats of a trace, by the extension of the file. */
const FORMATS: Readonly<Record<string, (trace: Trace) => string>> = {
  ".json": toChrome,
  ".html": toPage,
  ".svg": toPicture,
};

/** The extensions that a trace can be written with. */
export const extensions = Object.keys(FORMATS);

/** Returns what writes a trace to a file with this extension; undefined if nothing does. */
export function writerFor(extension: string): ((trace: Trace) => string) | undefined {
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}
