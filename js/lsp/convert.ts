// From the diagnostics of `check` to those of the protocol.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic, type Range, type TextEdit } from "vscode-languageserver";
import type { Diagnostic, Place, Suggestion } from "../transform/report/diagnostic.js";
import { messageOf, relatedText } from "../transform/report/text.js";

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Returns the URI of a file by its name in asc. */
export type UriOf = (file: string) => string;

/** Lines and columns start at 0 in the protocol. Both sides count UTF-16 code units. */
export function toRange({ start, end }: Pick<Place, "start" | "end">): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

export function toLsp(diagnostic: Diagnostic, uriOf: UriOf): LspDiagnostic {
  const { code, severity, place, related } = diagnostic;
  const page = pageOf(code);
  return {
    range: toRange(place ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
    severity: SEVERITIES[severity],
    code,
    ...(page !== null && { codeDescription: { href: page } }),
    source: /^(?:TS|AS)\d/.test(code) ? "asc" : "io-lifetimes",
    message: messageOf(diagnostic),
    relatedInformation: related.map((each) => ({
      location: { uri: uriOf(each.file), range: toRange(each) },
      message: relatedText(each),
    })),
  };
}

/** Returns the edits of a suggestion, by URI. */
export function toChanges({ edits }: Suggestion, uriOf: UriOf): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, text, ...place } of edits)
    (changes[uriOf(file)] ??= []).push({ range: toRange(place), newText: text });
  return changes;
}

/** Returns the page of the docs about an error, or null. */
function pageOf(code: string): string | null {
  const page = new URL(`../../../docs/errors/${code}.md`, import.meta.url);
  return existsSync(fileURLToPath(page)) ? page.href : null;
}
