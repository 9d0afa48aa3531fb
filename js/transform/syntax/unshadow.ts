import {
  LiteralKind,
  Node,
  NodeKind,
  type BlockStatement,
  type IdentifierExpression,
  type LiteralExpression,
  type PropertyAccessExpression,
  type Statement,
  type SwitchStatement,
  type VariableDeclaration,
} from "assemblyscript";

// A drop on the way out of a scope names the dropped variable, where a variable of an inner scope may shadow it. So
// shadowing variables are renamed; all others keep their names.

/** The names in a scope, each with its new name. */
class Names {
  readonly own = new Map<string, string>();

  constructor(readonly outer: Names | null) {}

  find(text: string): string | undefined {
    return this.own.get(text) ?? this.outer?.find(text);
  }
}

/** Renames variables of a body that shadow a parameter or a variable of an outer scope. */
export function unshadow(body: BlockStatement, parameters: readonly string[]): void {
  const names = new Names(null);
  for (const name of parameters) names.own.set(name, name);
  new Renaming().list(body.statements, names);
}

class Renaming {
  #count = 0;

  list(statements: readonly Statement[], names: Names): void {
    for (const statement of statements) this.#visit(statement, names);
  }

  #visit(node: Node, names: Names): void {
    switch (node.kind) {
      case NodeKind.Identifier: {
        const identifier = node as IdentifierExpression;
        identifier.text = names.find(identifier.text) ?? identifier.text;
        return;
      }
      case NodeKind.VariableDeclaration:
        return this.#declare(node as VariableDeclaration, names);
      case NodeKind.Block:
        return this.list((node as BlockStatement).statements, new Names(names));
      case NodeKind.For:
        return this.#children(node, new Names(names), ["initializer", "condition", "body", "incrementor"]);
      case NodeKind.Switch: {
        const { condition, cases } = node as SwitchStatement;
        this.#visit(condition, names);
        for (const { label, statements } of cases) {
          if (label) this.#visit(label, names);
          this.list(statements, new Names(names));
        }
        return;
      }
      case NodeKind.PropertyAccess:
        return this.#visit((node as PropertyAccessExpression).expression, names);
      case NodeKind.Literal:
        return this.#children(
          node,
          names,
          (node as LiteralExpression).literalKind === LiteralKind.Object ? ["values"] : Object.keys(node),
        );
      case NodeKind.Function: // a function can't use the variables of the enclosing function
      case NodeKind.FunctionDeclaration:
      case NodeKind.ClassDeclaration:
      case NodeKind.TypeDeclaration:
      case NodeKind.NamedType:
      case NodeKind.FunctionType:
      case NodeKind.TypeName:
      case NodeKind.Break:
      case NodeKind.Continue:
        return;
      default:
        return this.#children(node, names, Object.keys(node));
    }
  }

  #children(node: Node, names: Names, keys: readonly string[]): void {
    for (const key of keys) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const each of Array.isArray(child) ? (child as unknown[]) : [child])
        if (each instanceof Node) this.#visit(each, names);
    }
  }

  #declare({ name, initializer }: VariableDeclaration, names: Names): void {
    if (initializer) this.#visit(initializer, names);
    const isHiding = names.outer?.find(name.text) !== undefined;
    // A duplicate in the same scope keeps its name, so that asc reports it.
    const called = names.own.get(name.text) ?? (isHiding ? `__own_s${this.#count++}_${name.text}` : name.text);
    names.own.set(name.text, called);
    name.text = called;
  }
}
