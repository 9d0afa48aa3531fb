import { Node, NodeKind, type Expression, type PropertyAccessExpression } from "assemblyscript";
import { OR_RETURN } from "../words.js";

/** Whether a predicate holds for a child of a node. It runs for every node of a program, so it allocates nothing. */
export function someChild(node: Node, test: (child: Node) => boolean): boolean {
  for (const key in node) {
    if (key === "range") continue;
    const value: unknown = node[key as keyof Node];
    if (typeof value !== "object") continue;
    if (value instanceof Node) {
      if (test(value)) return true;
    } else if (Array.isArray(value)) {
      for (const item of value) if (item instanceof Node && test(item)) return true;
    }
  }
  return false;
}

/** Whether `orReturn` occurs in an expression or statement, except in the functions within it. */
export function mayLeave(node: Node): boolean {
  if (node.kind === NodeKind.Function) return false;
  return orReturnIn(node) !== null;
}

/** Returns the first `orReturn` in a tree, or null. */
export function orReturnIn(node: Node): Expression | null {
  let found: Expression | null = null;
  const visit = (child: Node): boolean => {
    if (child.kind === NodeKind.Function) return false;
    if (child.kind === NodeKind.PropertyAccess && (child as PropertyAccessExpression).property.text === OR_RETURN)
      found = (child as PropertyAccessExpression).property;
    return found !== null || someChild(child, visit);
  };
  visit(node);
  return found;
}
