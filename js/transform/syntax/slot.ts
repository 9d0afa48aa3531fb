import { NodeKind, type Expression, type Node, type ParenthesizedExpression } from "assemblyscript";

/** A place in the syntax tree that contains an expression, which can be replaced. */
export interface Slot {
  // The tree's nodes have no common shape; a slot is only made where `parent[key]` is an expression.
  readonly parent: Record<string | number, Expression>;
  readonly key: string | number;
}

/** Returns the slot of a child of a node, or of an element of a list. */
export function slot(parent: Node | readonly Expression[], key: string | number): Slot {
  return { parent: parent as unknown as Slot["parent"], key };
}

export function expressionIn({ parent, key }: Slot): Expression {
  return parent[key]!;
}

/** Returns the innermost slot within parentheses. */
export function strip(at: Slot): Slot {
  let inner = at;
  for (let node = expressionIn(inner); node.kind === NodeKind.Parenthesized; node = expressionIn(inner)) {
    inner = slot(node as ParenthesizedExpression, "expression");
  }
  return inner;
}
