// SARIF 2.1.0, which code scanners and CI services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/

import { version } from "./output.js";
import type { Diagnostic, Place, Suggestion } from "../transform/report/diagnostic.js";
import { messageOf, relatedText } from "../transform/report/text.js";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** Returns diagnostics as a log with one run. */
export function sarif(diagnostics: readonly Diagnostic[]): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "io-lifetimes", version: version(), rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((each) => result(each, codes)),
      },
    ],
  };
}

function result(diagnostic: Diagnostic, codes: string[]): object {
  const { code, severity, place, related, suggestions } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: messageOf(diagnostic) },
    locations: place ? [{ physicalLocation: location(place) }] : [],
    relatedLocations: related.map((each, id) => ({
      id,
      physicalLocation: location(each),
      message: { text: relatedText(each) },
    })),
    ...(suggestions.length > 0 && { fixes: suggestions.map(fix) }),
  };
}

function fix({ title, edits }: Suggestion): object {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
    })),
  };
}

function location(place: Place): object {
  return { artifactLocation: artifact(place.file), region: region(place) };
}

/** A file of a package has the name that asc uses, which isn't a path. */
function artifact(file: string): object {
  return { uri: encodeURI(file).replaceAll("#", "%23").replaceAll("?", "%3F") };
}

function region({ start, end }: Place): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
