// Suggestions for errors of asc. All that asc keeps of an error is its code, its message and its range.

import { DiagnosticCode, type DiagnosticMessage, type Program, type Range, type Source } from "assemblyscript";
import type { Suggestion } from "../../ownership/report.js";
import { insertAfter, suggest } from "../../ownership/suggestions.js";
import { withoutPath } from "../report/reports.js";
import { importEdits } from "./imports.js";
import { libraryNames } from "./library.js";

/** Returns changes that could mend an error of asc. */
export function suggestionsFor(program: Program, { code, message, range }: DiagnosticMessage): Suggestion[] {
  if (!range || range.source.isLibrary) return [];
  if (code === DiagnosticCode.Cannot_find_name_0) return importsOf(program, message, range);
  if (code === DiagnosticCode.Type_0_is_not_assignable_to_type_1) return conversions(message, range);
  return [];
}

/** TS2304: the library, or another file of the program, may export the name. */
function importsOf(program: Program, message: string, { source }: Range): Suggestion[] {
  const name = /'(\w+)'/.exec(message)?.[1];
  if (name === undefined) return [];
  const froms = libraryNames().has(name) ? ["as-io-lifetimes"] : [];
  for (const [path, file] of program.filesByName) {
    const isOther = !file.source.isLibrary && file.source !== source;
    if (isOther && file.exports?.has(name)) froms.push(relativePath(source.internalPath, path));
  }
  return froms.map((from) =>
    suggest(`import \`${name}\` from ${JSON.stringify(from)}`, importEdits(source, [name], from), {
      isSure: froms.length === 1,
    }),
  );
}

/** TS2322: an owner where a borrowed descriptor is expected, or a result where its value is. */
function conversions(message: string, range: Range): Suggestion[] {
  const [given, expected] = [...message.matchAll(/'([^']+)'/g)].map(([, type]) => withoutPath(type!));
  const text = range.toString();
  if (given === undefined || expected === undefined || !/^[\w.()]+$|\)$/.test(text)) return [];
  if (/^Borrowed\w+$/.test(expected) && /^(?:Owned\w+|File|Dir|Socket|Pipe\w+|TempFile|SharedFd)$/.test(given))
    return [suggest(`borrow it: \`${text}.asFd()\``, [insertAfter(range, ".asFd()")], { isSure: true })];
  if (given === `Result<${expected}>`)
    return [suggest("take its value, and trap if it is an error", [insertAfter(range, ".value")])];
  return [];
}

function relativePath(from: string, to: string): string {
  const base = from.split("/").slice(0, -1);
  const target = to.split("/");
  while (base.length > 0 && base[0] === target[0]) {
    base.shift();
    target.shift();
  }
  return `${base.length > 0 ? "../".repeat(base.length) : "./"}${target.join("/")}`;
}

/** Returns all edits of a suggestion: its own, and the imports of the names that its text uses. */
export function editsOf({ edits, uses }: Suggestion): Suggestion["edits"] {
  const sources = new Set(edits.map(({ span }) => span.source as Source));
  return [...edits, ...[...sources].flatMap((source) => importEdits(source, uses))];
}
