// Statements outside of functions: those of a file, and of its namespaces.

import {
  NodeKind,
  type ClassDeclaration,
  type EnumDeclaration,
  type ExportDefaultStatement,
  type ExportImportStatement,
  type ExportStatement,
  type FunctionDeclaration,
  type IdentifierExpression,
  type ImportStatement,
  type NamespaceDeclaration,
  type Statement,
  type TypeDeclaration,
  type VariableStatement,
} from "assemblyscript";
import { kindOf, unknownKind, type StatementKind } from "./kinds.js";

export type Outer =
  | { readonly k: "class"; readonly node: ClassDeclaration; readonly isInterface: boolean }
  | { readonly k: "function"; readonly node: FunctionDeclaration }
  | { readonly k: "variables"; readonly node: VariableStatement }
  | { readonly k: "type"; readonly node: TypeDeclaration }
  | { readonly k: "enum"; readonly node: EnumDeclaration }
  | { readonly k: "import"; readonly node: ImportStatement }
  | { readonly k: "export"; readonly node: ExportStatement }
  /** Another name for something: that of a default export is `default`. */
  | { readonly k: "alias"; readonly name: string; readonly of: IdentifierExpression }
  /** It runs when the file starts. */
  | { readonly k: "running"; readonly node: Statement };

/** Visits statements, and within namespaces and default exports their declarations. */
export function visitOuter(statements: readonly Statement[], visit: (outer: Outer) => void): void {
  for (const statement of statements) visitOne(statement, visit);
}

function visitOne(node: Statement, visit: (outer: Outer) => void): void {
  const kind = kindOf<StatementKind>(node);
  switch (kind) {
    case NodeKind.NamespaceDeclaration:
      return visitOuter((node as NamespaceDeclaration).members, visit);
    case NodeKind.ExportDefault: {
      const { declaration } = node as ExportDefaultStatement;
      visitOne(declaration, visit);
      return visit({ k: "alias", name: "default", of: declaration.name });
    }
    case NodeKind.ExportImport: {
      const { name, externalName } = node as ExportImportStatement;
      return visit({ k: "alias", name: externalName.text, of: name });
    }
    case NodeKind.ClassDeclaration:
    case NodeKind.InterfaceDeclaration:
      return visit({
        k: "class",
        node: node as ClassDeclaration,
        isInterface: kind === NodeKind.InterfaceDeclaration,
      });
    case NodeKind.FunctionDeclaration:
      return visit({ k: "function", node: node as FunctionDeclaration });
    case NodeKind.Variable:
      return visit({ k: "variables", node: node as VariableStatement });
    case NodeKind.TypeDeclaration:
      return visit({ k: "type", node: node as TypeDeclaration });
    case NodeKind.EnumDeclaration:
      return visit({ k: "enum", node: node as EnumDeclaration });
    case NodeKind.Import:
      return visit({ k: "import", node: node as ImportStatement });
    case NodeKind.Export:
      return visit({ k: "export", node: node as ExportStatement });
    case NodeKind.Module: // a name for the file
      return;
    case NodeKind.Block:
    case NodeKind.Break:
    case NodeKind.Continue:
    case NodeKind.Do:
    case NodeKind.Empty:
    case NodeKind.Expression:
    case NodeKind.For:
    case NodeKind.ForOf:
    case NodeKind.If:
    case NodeKind.Return:
    case NodeKind.Switch:
    case NodeKind.Throw:
    case NodeKind.Try:
    case NodeKind.Void:
    case NodeKind.While:
      return visit({ k: "running", node });
    default:
      return unknownKind(kind);
  }
}
