import type { NodeKind } from "assemblyscript";

// What each kind of node is. A walk over statements or expressions names every kind of its union, so that a new kind of
// asc is an error of TypeScript: here first, then in each walk.

/** Expressions, and what asc makes of some: parentheses, an omitted element. */
export type ExpressionKind =
  | NodeKind.Identifier
  | NodeKind.Assertion
  | NodeKind.Binary
  | NodeKind.Call
  | NodeKind.Class
  | NodeKind.Comma
  | NodeKind.ElementAccess
  | NodeKind.False
  | NodeKind.Function
  | NodeKind.InstanceOf
  | NodeKind.Literal
  | NodeKind.New
  | NodeKind.Null
  | NodeKind.Omitted
  | NodeKind.Parenthesized
  | NodeKind.PropertyAccess
  | NodeKind.Ternary
  | NodeKind.Super
  | NodeKind.This
  | NodeKind.True
  | NodeKind.UnaryPostfix
  | NodeKind.UnaryPrefix
  | NodeKind.Compiled;

/** Statements that do something where they stand. */
type RunningKind =
  | NodeKind.Block
  | NodeKind.Break
  | NodeKind.Continue
  | NodeKind.Do
  | NodeKind.Empty
  | NodeKind.Expression
  | NodeKind.For
  | NodeKind.ForOf
  | NodeKind.If
  | NodeKind.Return
  | NodeKind.Switch
  | NodeKind.Throw
  | NodeKind.Try
  | NodeKind.Void
  | NodeKind.While;

/** Statements that declare something. */
type DeclaringKind =
  | NodeKind.Variable
  | NodeKind.Import
  | NodeKind.Export
  | NodeKind.ExportDefault
  | NodeKind.ExportImport
  | NodeKind.Module
  | NodeKind.ClassDeclaration
  | NodeKind.EnumDeclaration
  | NodeKind.FunctionDeclaration
  | NodeKind.InterfaceDeclaration
  | NodeKind.NamespaceDeclaration
  | NodeKind.TypeDeclaration;

export type StatementKind = RunningKind | DeclaringKind;

/** Parts of types, of declarations and of statements. */
type PartKind =
  | NodeKind.Source
  | NodeKind.NamedType
  | NodeKind.FunctionType
  | NodeKind.TupleType
  | NodeKind.TypeName
  | NodeKind.TypeParameter
  | NodeKind.Parameter
  | NodeKind.Constructor
  | NodeKind.EnumValueDeclaration
  | NodeKind.FieldDeclaration
  | NodeKind.ImportDeclaration
  | NodeKind.MethodDeclaration
  | NodeKind.VariableDeclaration
  | NodeKind.Decorator
  | NodeKind.ExportMember
  | NodeKind.SwitchCase
  | NodeKind.IndexSignature
  | NodeKind.Comment;

/** Narrows the kind of a node to those of a union, to which the others can't belong. */
export function kindOf<K extends NodeKind>(
  node: { readonly kind: NodeKind },
  ..._everyKindIsNamed: Exclude<NodeKind, ExpressionKind | StatementKind | PartKind> extends never ? [] : [never]
): K {
  return node.kind as K;
}

/** For the default of a `switch` over kinds. */
export function unknownKind(kind: never): never {
  throw new Error(`asc has a kind of node that isn't known: ${String(kind)}`);
}
