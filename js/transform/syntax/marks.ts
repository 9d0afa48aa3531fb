// Which files can have to do with ownership: those with a class that owns or borrows, the words of ownership, and all that
// import them, over any number of files. In the others only a generic function, or one of a generic class, can come to
// see a value that is tracked.

import { NodeKind, type ClassDeclaration, type ExportDefaultStatement, type ExportStatement, type ImportStatement, type InterfaceDeclaration, type NamespaceDeclaration, type Program, type Source, type Statement } from "assemblyscript";
import { decorator, ownName } from "../words.js";
import { isStd } from "./sources.js";

/** The sources of a program that can have to do with ownership; none where nothing owns or borrows. */
export function markedSources(program: Program): ReadonlySet<Source> {
  const sources = program.sources.filter((source) => !isStd(source));
  const marks = sources.flatMap(({ statements }) => statements.flatMap(marked));
  const isGlobal = marks.some(({ decorators }) => decorators?.some(({ name }) => (name as { text?: string }).text === "global"));
  if (isGlobal) return new Set(sources);
  const found = new Set([...marks.map(({ range }) => range.source), ...sources.filter(isWords)]);
  const importers = importersIn(sources);
  for (const source of found) for (const importer of importers.get(source) ?? []) found.add(importer);
  return found;
}

function isWords(source: Source): boolean {
  return ownName(`${source.internalPath}/x`) !== null;
}

/** The classes and interfaces in a statement that are marked. */
function marked(statement: Statement): (ClassDeclaration | InterfaceDeclaration)[] {
  switch (statement.kind) {
    case NodeKind.NamespaceDeclaration:
      return (statement as NamespaceDeclaration).members.flatMap(marked);
    case NodeKind.ExportDefault:
      return marked((statement as ExportDefaultStatement).declaration);
    case NodeKind.ClassDeclaration:
    case NodeKind.InterfaceDeclaration: {
      const declaration = statement as ClassDeclaration | InterfaceDeclaration;
      return (["owned", "borrowed", "view"] as const).some((word) => decorator(declaration.decorators, word) !== null) ? [declaration] : [];
    }
    default:
      return [];
  }
}

/** Which sources import a source, or export from it. */
function importersIn(sources: readonly Source[]): Map<Source, Source[]> {
  const byPath = new Map(sources.flatMap((source) => [[source.internalPath, source], [source.internalPath.replace(/\/index$/, ""), source]] as const));
  const importers = new Map<Source, Source[]>();
  for (const source of sources) {
    for (const statement of source.statements) {
      if (statement.kind !== NodeKind.Import && statement.kind !== NodeKind.Export) continue;
      const path = (statement as ImportStatement | ExportStatement).internalPath;
      const from = path === null ? undefined : (byPath.get(path) ?? byPath.get(path.replace(/\/index$/, "")));
      if (from) importers.set(from, [...(importers.get(from) ?? []), source]);
    }
  }
  return importers;
}
