import {
  CommonFlags,
  NodeKind,
  type ClassDeclaration,
  type DeclarationStatement,
  type DecoratorNode,
  type Expression,
  type FunctionDeclaration,
  type IdentifierExpression,
  type Source,
} from "assemblyscript";
import type { Report, Sink } from "../../ownership/report.js";
import { nearest } from "../../spelling.js";
import * as errors from "../errors/index.js";
import { destructorIn } from "../syntax/declarations.js";
import { visitOuter, type Outer } from "../syntax/outer.js";
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
  linear: ["class", "interface"],
  tied: ["class"],
  keeps: ["method", "function"],
};

/** Returns the errors in the decorators of a program's files. */
export function wrongDecorators(sources: readonly Source[]): Report[] {
  const wrong: Report[] = [];
  for (const source of sources) {
    if (source.isNative || isStd(source)) continue;
    visitOuter(source.statements, (outer) => checkOuter(outer, (report) => wrong.push(report)));
  }
  return wrong;
}

function checkOuter(outer: Outer, sink: Sink): void {
  switch (outer.k) {
    case "class":
      return checkClass(outer.node, outer.isInterface ? "interface" : "class", sink);
    case "function":
      return checkFunction(outer.node, "function", sink);
    case "variables":
    case "enum":
    case "type":
      return checkAll(outer.node.decorators, "other", sink);
    case "alias":
    case "import":
    case "export":
    case "running": // no place for decorators
      return;
    default:
      outer satisfies never;
  }
}

function checkClass(node: ClassDeclaration, kind: "class" | "interface", sink: Sink): void {
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
  checkDestructor(node, sink);
  checkLinear(node, sink);
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

/** A destructor that consumed `this` would drop it again. */
function checkDestructor({ decorators, members }: ClassDeclaration, sink: Sink): void {
  const mark = decorator(destructorIn(members)?.decorators ?? null, "consumes");
  const named = names(decorator(decorators, "consumes")).find(({ text }) => text === "drop");
  for (const range of [mark?.range, named?.node.range])
    if (range) sink(errors.pointlessDecorator(range, "consumes", "would make a destructor drop `this` again"));
}

/** The method may be inherited, and is looked for only where the class extends nothing. */
function checkLinear(node: ClassDeclaration, sink: Sink): void {
  const mark = decorator(node.decorators, "linear");
  if (!mark) return;
  if (names(mark).length !== 1) sink(errors.pointlessDecorator(mark.range, "linear", "names the method that uses up"));
  if (!decorator(node.decorators, "owned"))
    sink(errors.pointlessDecorator(mark.range, "linear", "is about owned values"));
  const methods = node.members.map(({ name }) => name.text);
  const isAlone = !node.extendsType && !node.implementsTypes?.length;
  if (isAlone) checkNames(node, "linear", methods, "method", sink);
}

function checkFunction(node: FunctionDeclaration, kind: Kind, sink: Sink): void {
  checkAll(node.decorators, kind, sink);
  const parameters = node.signature.parameters.map(({ name }) => name.text);
  checkNames(node, "borrows", parameters, "parameter", sink);
  checkNames(node, "keeps", [...parameters, ...(kind === "method" ? ["this"] : [])], "parameter", sink);
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
      if (meant) sink(errors.misspeltDecorator(range, name.range, text, meant));
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
