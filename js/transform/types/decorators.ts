import {
  CommonFlags,
  NodeKind,
  type ClassDeclaration,
  type DeclarationStatement,
  type DecoratorNode,
  type ExportDefaultStatement,
  type Expression,
  type FunctionDeclaration,
  type IdentifierExpression,
  type NamespaceDeclaration,
  type Source,
  type Statement,
} from "assemblyscript";
import type { Report, Sink } from "../../ownership/report.js";
import { nearest } from "../../spelling.js";
import * as errors from "../errors/index.js";
import { isStd } from "../syntax/sources.js";
import { decorator, names, type Word } from "../words.js";

// Decorators without an effect: misspelt ones, which asc ignores, and those in a place where they have no meaning.

type Kind = "class" | "interface" | "method" | "function" | "other";

/** Where each word may stand. */
const PLACES: Record<Word, readonly Kind[]> = {
  owned: ["class", "interface"],
  borrowed: ["class", "interface"],
  view: ["interface"],
  mut: ["method", "class", "interface"],
  consumes: ["method", "class", "interface"],
  lifetime: ["method", "function"],
  borrows: ["method", "function"],
  trusted: ["class", "method", "function"],
  nodrop: ["method", "function"],
  linear: ["class"],
};

/** Returns the errors in the decorators of a program's files. */
export function wrongDecorators(sources: readonly Source[]): Report[] {
  const wrong: Report[] = [];
  for (const source of sources) {
    if (source.isNative || isStd(source)) continue;
    for (const statement of source.statements) checkStatement(statement, (report) => wrong.push(report));
  }
  return wrong;
}

function checkStatement(statement: Statement, sink: Sink): void {
  switch (statement.kind) {
    case NodeKind.NamespaceDeclaration:
      return (statement as NamespaceDeclaration).members.forEach((member) => checkStatement(member, sink));
    case NodeKind.ExportDefault:
      return checkStatement((statement as ExportDefaultStatement).declaration, sink);
    case NodeKind.ClassDeclaration:
    case NodeKind.InterfaceDeclaration:
      return checkClass(statement as ClassDeclaration, sink);
    case NodeKind.FunctionDeclaration:
      return checkFunction(statement as FunctionDeclaration, "function", sink);
    case NodeKind.Variable:
    case NodeKind.EnumDeclaration:
    case NodeKind.TypeDeclaration:
      return checkAll((statement as DeclarationStatement).decorators, "other", sink);
  }
}

function checkClass(node: ClassDeclaration, sink: Sink): void {
  const kind = node.kind === NodeKind.InterfaceDeclaration ? "interface" : "class";
  checkAll(node.decorators, kind, sink);
  const parameters = (node.typeParameters ?? []).map(({ name }) => name.text);
  for (const word of ["owned", "borrowed", "trusted"] as const)
    checkNames(node, word, parameters, "type parameter", sink);
  const methods = node.members.map(({ name }) => name.text);
  for (const word of ["mut", "consumes"] as const) {
    const mark = decorator(node.decorators, word);
    if (mark && !mark.args?.length) sink(errors.pointlessDecorator(mark.range, word, `names a method of the ${kind}`));
    checkNames(node, word, methods, "method", sink);
  }
  const isTracked = (["owned", "borrowed", "view"] as const).some((word) => decorator(node.decorators, word));
  for (const member of node.members) {
    if (member.kind === NodeKind.MethodDeclaration) checkFunction(member as FunctionDeclaration, "method", sink);
    else checkAll(member.decorators, "other", sink);
    for (const word of ["mut", "consumes"] as const) {
      const mark = decorator(member.decorators, word);
      const isPointless = !isTracked || member.is(CommonFlags.Static);
      if (mark && isPointless)
        sink(errors.pointlessDecorator(mark.range, word, "is about `this` of a class that owns or borrows"));
    }
  }
}

function checkFunction(node: FunctionDeclaration, kind: Kind, sink: Sink): void {
  checkAll(node.decorators, kind, sink);
  const parameters = node.signature.parameters.map(({ name }) => name.text);
  checkNames(node, "borrows", parameters, "parameter", sink);
}

/** Reports names in the arguments of a decorator that nothing declares. */
function checkNames(
  { decorators }: DeclarationStatement,
  word: Word,
  known: readonly string[],
  what: string,
  sink: Sink,
): void {
  for (const { text, node } of names(decorator(decorators, word)))
    if (!known.includes(text)) sink(errors.unknownName(node.range, word, text, what));
}

function checkAll(decorators: readonly DecoratorNode[] | null, kind: Kind, sink: Sink): void {
  for (const { name, range } of decorators ?? []) {
    const text = identifier(name);
    if (text === null) continue;
    if (!Object.hasOwn(PLACES, text)) {
      const meant = meantWord(text);
      if (meant) sink(errors.misspeltDecorator(range, text, meant));
    } else if (!PLACES[text as Word].includes(kind)) {
      const places = PLACES[text as Word].map((place) => (place === "interface" ? "an interface" : `a ${place}`));
      sink(errors.pointlessDecorator(range, text, `belongs to ${places.join(", ")}`));
    }
  }
}

function identifier(name: Expression): string | null {
  return name.kind === NodeKind.Identifier ? (name as IdentifierExpression).text : null;
}

/** Decorators of asc, which aren't misspelt words. */
const OF_ASC = new Set(["builtin", "external", "final", "global", "inline", "lazy", "operator", "unmanaged", "unsafe"]);

/** Returns the word that a name nearly matches, if it isn't exact. Other transforms have decorators of their own. */
function meantWord(text: string): Word | null {
  if (OF_ASC.has(text)) return null;
  return nearest(text, Object.keys(PLACES) as Word[]) ?? null;
}
