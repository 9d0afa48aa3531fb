// The names through which a program can reach a tracked value: those of classes that own or borrow, of the words of
// ownership, and of everything declared with such a name in its type. Code that uses none of them and has no tracked
// type can't involve ownership, and is skipped. A name stands for everything that has it, so the set may be too large
// but never too small.

import {
  type Node,
  NodeKind,
  type ClassDeclaration,
  type DeclarationStatement,
  type FieldDeclaration,
  type FunctionDeclaration,
  type FunctionTypeNode,
  type IdentifierExpression,
  type Program,
} from "assemblyscript";
import { decorator, OR_RETURN, ownName } from "../words.js";
import { someChild } from "./children.js";
import { visitOuter, type Outer } from "./outer.js";
import { isStd } from "./sources.js";

/** A name that leads to a tracked value if one of the others does. */
type Rule = readonly [name: string, from: ReadonlySet<string>];

export class Names {
  readonly #names = new Set<string>();
  /** Whether a class is marked `@linear`. */
  hasLinear = false;
  readonly #mentions = new Map<Node, boolean>();

  constructor({ sources }: Program) {
    const rules: Rule[] = [];
    for (const source of sources) {
      if (isStd(source)) continue;
      const isWords = ownName(`${source.internalPath}/x`) !== null;
      visitOuter(source.statements, (outer) => this.#read(outer, rules, isWords));
    }
    if (this.#names.size > 0) this.#names.add(OR_RETURN);
    this.#follow(rules);
  }

  /** Adds the names that the rules lead to, from those that are there. */
  #follow(rules: readonly Rule[]): void {
    const reached = new Map<string, string[]>();
    for (const [name, from] of rules)
      for (const other of from) {
        const names = reached.get(other);
        if (names) names.push(name);
        else reached.set(other, [name]);
      }
    for (const name of this.#names) for (const next of reached.get(name) ?? []) this.#names.add(next); // visits them too
  }

  /** Whether the set is empty: nothing in the program owns or borrows. */
  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether one of the names occurs in a tree. */
  in(node: Node): boolean {
    let found = this.#mentions.get(node);
    if (found === undefined) this.#mentions.set(node, (found = this.#isIn(node)));
    return found;
  }

  #isIn(node: Node): boolean {
    if (node.kind === NodeKind.Identifier) return this.#names.has((node as IdentifierExpression).text);
    return someChild(node, (child) => (ASKED_AGAIN.has(child.kind) ? this.in(child) : this.#isIn(child)));
  }

  #read(outer: Outer, rules: Rule[], isWords: boolean): void {
    switch (outer.k) {
      case "alias":
        rules.push([outer.name, new Set([outer.of.text])]);
        break;
      case "class": {
        const { decorators, name, members } = outer.node;
        const isMarked = (["owned", "borrowed", "view"] as const).some((word) => decorator(decorators, word));
        if (decorator(decorators, "linear")) this.hasLinear = true;
        if (isMarked) this.#names.add(name.text);
        else rules.push(...rulesOfClass(outer.node));
        for (const member of members) rules.push(ruleOfMember(member));
        break;
      }
      case "function":
        if (isWords) this.#names.add(outer.node.name.text);
        else rules.push(ruleOfMember(outer.node));
        break;
      case "type": {
        const { name, type } = outer.node;
        if (isWords) this.#names.add(name.text);
        else rules.push([name.text, identifiersIn(type)]);
        break;
      }
      case "variables":
        for (const { name, type, initializer } of outer.node.declarations)
          rules.push([name.text, identifiersIn(type ?? initializer)]);
        break;
      case "import":
        for (const { name, foreignName } of outer.node.declarations ?? [])
          rules.push([name.text, new Set([foreignName.text])]);
        break;
      case "export":
        for (const { localName, exportedName } of outer.node.members ?? [])
          rules.push([exportedName.text, new Set([localName.text])]);
        break;
      case "enum": // numbers
      case "running":
        break;
      default:
        outer satisfies never;
    }
  }
}

/** Declarations within others, about which the transform asks as well. */
const ASKED_AGAIN = new Set([NodeKind.ClassDeclaration, NodeKind.FunctionDeclaration, NodeKind.MethodDeclaration]);

/** A class that contains or inherits something tracked leads to it, even if it isn't tracked itself. */
function rulesOfClass({ name, typeParameters, extendsType, implementsTypes, members }: ClassDeclaration): Rule[] {
  const from = identifiersIn(typeParameters, extendsType, implementsTypes);
  return [[name.text, from], ...members.map((member): Rule => [name.text, ruleOfMember(member)[1]])];
}

/** Returns the type of a field, or the signature of a function or method. */
function ruleOfMember(member: DeclarationStatement): Rule {
  const { name } = member;
  if (member.kind === NodeKind.FieldDeclaration) {
    const { type, initializer } = member as FieldDeclaration;
    return [name.text, identifiersIn(type ?? initializer)];
  }
  const { typeParameters, signature } = member as FunctionDeclaration;
  return [name.text, identifiersIn(typeParameters, signature && typesOf(signature))];
}

function typesOf({ parameters, returnType, explicitThisType }: FunctionTypeNode): (Node | null)[] {
  return [...parameters.map(({ type }) => type), returnType, explicitThisType];
}

type Tree = Node | readonly (Node | null)[] | null | undefined;

function identifiersIn(...trees: readonly Tree[]): Set<string> {
  const found = new Set<string>();
  const visit = (node: Node): boolean => {
    if (node.kind === NodeKind.Identifier) found.add((node as IdentifierExpression).text);
    return someChild(node, visit);
  };
  for (const tree of trees.flat()) if (tree) visit(tree as Node);
  return found;
}
