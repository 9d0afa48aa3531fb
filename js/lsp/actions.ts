import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver";
import type { Diagnostic } from "../transform/report/diagnostic.js";
import { toChanges, toLsp, toRange } from "./convert.js";
import type { Outcome } from "./job.js";
import type { Uris } from "./uris.js";

/** Returns the suggestions of the diagnostics in a range, or that have an edit there, as quick fixes. */
export function codeActions(
  found: readonly { diagnostic: Diagnostic; outcome: Outcome }[],
  range: Range,
  uris: Uris,
): CodeAction[] {
  return found.flatMap(({ diagnostic, outcome }) => {
    const uriOf = (file: string) => uris.of(outcome.paths.get(file)!);
    const { place, suggestions } = diagnostic;
    return suggestions.flatMap((suggestion, i): CodeAction[] => {
      const places = [place!, ...suggestion.edits.filter(({ file }) => file === place!.file)];
      if (!places.some((each) => touch(toRange(each), range))) return [];
      return [
        {
          title: capitalized(suggestion.title),
          kind: CodeActionKind.QuickFix,
          diagnostics: [toLsp(diagnostic, uriOf)],
          isPreferred: i === 0 && suggestion.applicability === "MachineApplicable",
          edit: { changes: toChanges(suggestion, uriOf) },
        },
      ];
    });
  });
}

function touch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
