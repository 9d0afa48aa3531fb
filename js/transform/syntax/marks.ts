import { NodeKind, type ClassDeclaration, type ExportDefaultStatement, type InterfaceDeclaration, type NamespaceDeclaration, type Program, type Source, type Statement } from "assemblyscript";
import { decorator, ownName } from "../words.js";
import { isStd } from "./sources.js";

/** Whether a program has classes that own or borrow, or uses the words of ownership. In any other there is nothing to check. */
export function isMarked(program: Program): boolean {
  return program.sources.some((source) => !isStd(source) && (isWords(source) || source.statements.some(hasMark)));
}

function isWords(source: Source): boolean {
  return ownName(`${source.internalPath}/x`) !== null;
}

function hasMark(statement: Statement): boolean {
  switch (statement.kind) {
    case NodeKind.NamespaceDeclaration:
      return (statement as NamespaceDeclaration).members.some(hasMark);
    case NodeKind.ExportDefault:
      return hasMark((statement as ExportDefaultStatement).declaration);
    case NodeKind.ClassDeclaration:
    case NodeKind.InterfaceDeclaration: {
      const { decorators } = statement as ClassDeclaration | InterfaceDeclaration;
      return (["owned", "borrowed", "view"] as const).some((word) => decorator(decorators, word) !== null);
    }
    default:
      return false;
  }
}
