// How `check` prints what it found.

import type { Checked } from "../transform/check.js";
import type { Diagnostic } from "../transform/report/diagnostic.js";
import { sarif } from "./sarif.js";
import { print } from "./output.js";

export const FORMATS = ["text", "short", "json", "sarif"] as const;

export type Format = (typeof FORMATS)[number];

export function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}

/** Prints the diagnostics: text on standard error, as asc does, the others on standard output. */
export function report(format: Format, { diagnostics, stderr }: Checked): void {
  switch (format) {
    case "text":
      return print(process.stderr, stderr);
    case "short":
      return print(process.stdout, diagnostics.map((each) => `${line(each)}\n`).join(""));
    case "json":
      return print(process.stdout, `${JSON.stringify({ diagnostics }, null, 2)}\n`);
    case "sarif":
      return print(process.stdout, `${JSON.stringify(sarif(diagnostics), null, 2)}\n`);
  }
}

/** A diagnostic in one line, as problem matchers read it. */
function line({ place, severity, code, message }: Diagnostic): string {
  const at = place ? `${place.file}:${place.start.line}:${place.start.column}` : "asc:1:1";
  return `${at}: ${severity} ${code}: ${message.replaceAll("\n", " ")}`;
}
