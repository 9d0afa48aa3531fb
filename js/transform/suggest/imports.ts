import { NodeKind, type ImportStatement, type Source, type Statement } from "assemblyscript";
import type { Edit } from "../../ownership/report.js";
import { insertAfter, insertBefore } from "../../ownership/suggestions.js";

const LIBRARY = "as-io-lifetimes";

/** Returns the edits by which a file imports names, those that it doesn't import yet. */
export function importEdits(source: Source, names: readonly string[], from = LIBRARY): Edit[] {
  const all = source.statements.filter(isImport);
  const known = all.flatMap(({ declarations }) => (declarations ?? []).map(({ name }) => name.text));
  const imports = all.filter(({ path }) => path.value === from);
  const missing = [...new Set(names)].filter((name) => !known.includes(name)).sort();
  if (missing.length === 0) return [];
  const last = imports.findLast(({ declarations }) => declarations !== null && declarations.length > 0);
  if (last) return [insertAfter(last.declarations!.at(-1)!.range, missing.map((name) => `, ${name}`).join(""))];
  return [newImport(source, `import { ${missing.join(", ")} } from ${JSON.stringify(from)};`)];
}

/** A new import stands above the others, or above the first statement. */
function newImport(source: Source, line: string): Edit {
  const newline = source.text.includes("\r\n") ? "\r\n" : "\n";
  const first = source.statements.find(isImport) ?? source.statements[0];
  const at = first?.range ?? { source, start: 0, end: 0 };
  return insertBefore(at, `${line}${newline}`);
}

function isImport(statement: Statement): statement is ImportStatement {
  return statement.kind === NodeKind.Import;
}
