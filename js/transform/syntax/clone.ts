import {
  Node,
  NodeKind,
  type BlockStatement,
  type DoStatement,
  type ForStatement,
  type IfStatement,
  type Statement,
  type SwitchStatement,
  type WhileStatement,
} from "assemblyscript";

/** Deep-copies a tree, so that each instance of a generic function has its own body. Ranges are shared. */
export function clone<T>(node: T): T {
  if (Array.isArray(node)) return node.map(clone) as T;
  if (!(node instanceof Node)) return node; // a range, a type, a number
  const copy = Object.create(Object.getPrototypeOf(node) as object) as Record<string, unknown>;
  for (const key in node) {
    if (!Object.hasOwn(node, key)) continue;
    const value: unknown = node[key as keyof typeof node];
    copy[key] = typeof value === "object" && value !== null && key !== "range" ? clone(value) : value;
  }
  return copy as T;
}

/** Puts every statement into a block, so that others can be added beside it. */
export function normalize(statement: Statement): void {
  switch (statement.kind) {
    case NodeKind.Block:
      (statement as BlockStatement).statements.forEach(normalize);
      break;
    case NodeKind.If: {
      const node = statement as IfStatement;
      node.ifTrue = block(node.ifTrue);
      if (node.ifFalse) node.ifFalse = block(node.ifFalse);
      break;
    }
    case NodeKind.While:
    case NodeKind.For: {
      const node = statement as WhileStatement | ForStatement;
      node.body = block(node.body);
      break;
    }
    case NodeKind.Do: {
      // asc looks up the names in the condition among the variables of the body, so the body gets a block of its own.
      const node = statement as DoStatement;
      node.body = Node.createBlockStatement([block(node.body)], node.body.range);
      break;
    }
    case NodeKind.Switch:
      for (const { statements } of (statement as SwitchStatement).cases) statements.forEach(normalize);
      break;
  }
}

function block(statement: Statement): BlockStatement {
  const result =
    statement.kind === NodeKind.Block
      ? (statement as BlockStatement)
      : Node.createBlockStatement([statement], statement.range);
  normalize(result);
  return result;
}
