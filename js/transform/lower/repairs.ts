// Edits of what a program declares, by which an error could be mended.

import {
  NodeKind,
  type Function as AscFunction,
  type NamedTypeNode,
  type TypeNode,
  type VariableDeclaration,
} from "assemblyscript";
import type { Taker } from "../../ownership/mir.js";
import type { Span, Suggestion } from "../../ownership/report.js";
import { insertAfter, insertBefore, suggest, wrap } from "../../ownership/suggestions.js";
import { withoutPath } from "../report/reports.js";
import { functionDeclaration } from "../syntax/declarations.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { typeIn } from "./operands.js";
import type { Variable } from "./tables.js";

type Borrowing = Exclude<Taker["borrowing"], undefined>;

/** Whether a type is written as a type parameter of the function, which takes an owner or a borrow. */
export function isTypeParameter(fn: AscFunction, node: TypeNode): boolean {
  const named = nameIn(node);
  return named !== null && (fn.prototype.typeParameterNodes ?? []).some(({ name }) => name.text === named);
}

/** Returns how a parameter or variable with a written type is declared as a borrow. */
function borrowingType(name: string, node: TypeNode): Borrowing {
  if (nameIn(node) === null || node.range.source.isLibrary) return null;
  return { edits: wrap(node.range, "Ref<", ">"), text: `${name}: Ref<${node.range.toString()}>` };
}

/** Returns how a parameter is declared as a borrow. asc can't infer a type parameter from a `Ref` of it. */
export function borrowingParameter(fn: AscFunction, name: string, node: TypeNode): Borrowing {
  const { range } = fn.declaration;
  if (!isTypeParameter(fn, node) || range.source.isLibrary) return borrowingType(name, node);
  const text = `@borrows("${name}")`;
  return { edits: [insertBefore(range, `${text} `)], text };
}

/** Returns how a variable is declared as a borrow. */
export function borrowingVariable({ name, type }: VariableDeclaration, operand: Operand | null): Borrowing {
  if (type) return borrowingType(name.text, type);
  const inferred = operand && typeIn(operand);
  if (!inferred || inferred.isNullableReference) return null;
  const written = `: Ref<${withoutPath(inferred.toString())}>`;
  return { edits: [insertAfter(name.range, written)], text: `${name.range.toString()}${written}` };
}

/** Suggests to declare a shared borrow as an exclusive one; nothing if its declaration isn't in the user's hands. */
export function exclusively(mir: Lowering, root: Variable): Suggestion[] {
  if (root.kind === "this") {
    const { range } = mir.fn.declaration;
    return [suggest("mark the method `@mut`", [insertBefore(range, "@mut ")], { isSure: true })];
  }
  const isFixed = mir.fn.declaration.name.text === ""; // by the place of a function expression
  const node = isFixed ? null : writtenType(mir, root);
  if (!node || nameIn(node) !== "Ref") return [];
  const text = `${root.name}: Mut<${node.typeArguments![0]!.range.toString()}>`;
  const edit = { span: node.name.identifier.range, text: "Mut" };
  return [suggest(`borrow it as mutable: \`${text}\``, [edit], { uses: ["Mut"], isSure: true })];
}

/** Suggests to take a value out of a nullable place; `first` are changes that this needs. */
export function takeOut(span: Span, name: string, first: readonly Suggestion[]): Suggestion {
  const edits = [...first.flatMap((each) => each.edits), ...wrap(span, "take(", ")")];
  return suggest(`take it out, and leave null: \`take(${name})\``, edits, {
    uses: ["take", ...first.flatMap(({ uses }) => uses)],
  });
}

/** Returns the name of a type that isn't nullable, or null. */
function nameIn(node: TypeNode): string | null {
  if (node.kind !== NodeKind.NamedType || node.isNullable) return null;
  return (node as NamedTypeNode).name.identifier.text;
}

function writtenType(mir: Lowering, { kind, name, declaration }: Variable): NamedTypeNode | null {
  const node =
    kind === "param"
      ? functionDeclaration(mir.fn).signature.parameters.find((parameter) => parameter.name.text === name)?.type
      : declaration?.type;
  return node?.kind === NodeKind.NamedType && !node.range.source.isLibrary ? (node as NamedTypeNode) : null;
}
