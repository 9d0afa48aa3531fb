// Functions, methods and accessors that a program of the wide fuzzer declares.

import { FD, I32, RES, VIEW, byValue, borrow, methodsOf, type Class, type Method, type Type } from "./types.js";
import { value } from "./values.js";
import { body, statements } from "./statements.js";
import type { Piece, Writer } from "./writer.js";

/** What a field or parameter is if nothing else is given. Most are plain: of others the transform wants a function. */
export function initial(w: Writer, type: Type): string {
  if (w.random.chance(0.85)) {
    if (type.isNullable) return "null";
    if (type.cls === FD || type.cls === RES) return "Fd.open()";
  }
  return value(w, type, 2);
}

/** The methods of a class, and one of its base class with another body. */
export function declareMethods(w: Writer, cls: Class, base: Class | null): Piece[] {
  const { random } = w;
  const pieces = Array.from({ length: random.below(4) }, (_, i) => method(w, cls, i)).flat();
  return base && random.chance(0.5) ? [...pieces, ...override(w, cls, base)] : pieces;
}

function someResult(w: Writer, cls: Class): Type {
  return w.random.weighted<() => Type>([
    [4, () => I32],
    [2.5, () => byValue(FD)],
    [1.5, () => borrow("ref", FD)],
    [0.6, () => borrow("mut", FD)],
    [0.6, () => byValue(FD, true)],
    [0.4, () => borrow("ref", FD, true)],
    [0.6, () => byValue(VIEW)],
    [0.4, () => (cls.kind === "view" ? byValue(cls) : borrow("ref", cls))],
    [0.3, () => (cls.kind === "view" ? I32 : byValue(cls))],
  ])();
}

function parameterType(w: Writer): Type {
  const { random } = w;
  const cls = random.chance(0.6) ? FD : random.pick(w.classes);
  if (cls.kind === "view") return byValue(cls);
  return random.weighted<() => Type>([
    [3, () => byValue(cls)],
    [1, () => byValue(cls, true)],
    [2, () => borrow("ref", cls)],
    [1, () => borrow("mut", cls)],
    [0.7, () => byValue(VIEW)],
    [0.7, () => I32],
  ])();
}

const canLend = ({ mode }: Type) => mode === "ref" || mode === "mut" || mode === "copy";

function lendersOf(receiver: Method["receiver"] | null, params: readonly Type[]): string[] {
  const self = receiver === "ref" || receiver === "mut" ? ["this"] : [];
  return [...self, ...params.flatMap((type, i) => (canLend(type) ? [`a${i}`] : []))];
}

/** Of which a result borrows. */
function choose(w: Writer, lenders: readonly string[], result: Type): readonly string[] {
  if (!canLend(result) || lenders.length < 2 || w.random.chance(0.3)) return lenders;
  return [w.random.pick(lenders)];
}

/** `@lifetime(…)`, where it isn't clear of itself, or left out by mistake. */
function lifetime(w: Writer, lenders: readonly string[], all: readonly string[], result: Type): string {
  if (!canLend(result) || all.length < 2 || w.random.chance(0.03)) return "";
  if (lenders.length === 1 && lenders[0] === "this" && w.random.chance(0.5)) return "";
  return `@lifetime(${lenders.map((text) => `"${text}"`).join(", ")}) `;
}

/** The body of a method; `lenders` are those of which its result may borrow. */
export function methodBody(
  w: Writer,
  cls: Class,
  { receiver, params, result, lenders }: Pick<Method, "receiver" | "params" | "result" | "lenders">,
): Piece[] {
  const self =
    receiver === "own" || cls.kind === "view" ? byValue(cls) : borrow(receiver === "mut" ? "mut" : "ref", cls);
  if (receiver !== "static") w.add("this", self);
  return bodyWith(w, params, result, lenders ?? [], 3);
}

function bodyWith(
  w: Writer,
  params: readonly Type[],
  result: Type,
  lenders: readonly string[],
  count: number,
): Piece[] {
  params.forEach((type, i) => w.add(`a${i}`, type));
  w.lenders = lenders;
  return body(w, result, count);
}

const textOf = (params: readonly Type[]) => params.map((type, i) => `a${i}: ${type.text}`).join(", ");

const MARKS = { ref: "", mut: "@mut ", own: "@consumes ", static: "" };

function method(w: Writer, cls: Class, index: number): Piece[] {
  const { random } = w;
  const name = `${cls.name.toLowerCase()}m${index}`;
  const isView = cls.kind === "view";
  const receiver = isView
    ? "ref"
    : random.weighted<Method["receiver"]>([
        [3, "ref"],
        [2, "mut"],
        [1, "own"],
        [0.6, "static"],
      ]);
  const isBorrow = receiver === "ref" || receiver === "mut";
  const wanted = isBorrow ? someResult(w, cls) : random.pick([I32, byValue(FD), isView ? I32 : byValue(cls)]);
  const form = isBorrow
    ? random.weighted<Method["form"]>([
        [4, "call"],
        [1.5, "get"],
        [isView ? 0 : 0.7, "index"],
      ])
    : "call";
  if (form === "index" && methodsOf(cls).some((other) => other.form === "index")) return [];
  const params =
    form === "get" ? [] : form === "index" ? [I32] : Array.from({ length: random.below(3) }, () => parameterType(w));
  const all = lendersOf(receiver, params);
  const made: Method = { name, receiver, form, params, result: wanted, lenders: choose(w, all, wanted) };
  const list = methodBody(w.fork(4), cls, made);
  cls.methods.push(made);
  const marks = `${MARKS[receiver]}${form === "index" ? '@operator("[]") ' : ""}${lifetime(w, made.lenders!, all, wanted)}`;
  const kind = receiver === "static" ? "static " : form === "get" ? "get " : "";
  const piece: Piece = {
    text: [`${marks}${kind}${name}(${textOf(params)}): ${wanted.text} {`, list, "}"],
    ...(form === "index" ? {} : { name }),
  };
  return form === "get" && random.chance(0.4) ? [piece, setter(w.fork(3), cls, made)] : [piece];
}

function setter(w: Writer, cls: Class, { name, result }: Method): Piece {
  w.add("this", borrow("mut", cls));
  w.add("a0", result);
  return { text: [`@mut set ${name}(a0: ${result.text}) {`, statements(w, 2), "}"], name };
}

function override(w: Writer, cls: Class, base: Class): Piece[] {
  const inherited = methodsOf(base).filter(
    ({ name, receiver, form }) => /^c\d+m/.test(name) && receiver !== "static" && form !== "index",
  );
  if (inherited.length === 0) return [];
  const method = w.random.pick(inherited);
  const { name, receiver, form, params, result, lenders } = method;
  if (cls.methods.some((other) => other.name === name)) return [];
  // It calls nothing of its own class: what that calls may be overridden by this.
  const list = methodBody(w.fork(4, [FD]), cls, method);
  const isAlike = w.random.chance(0.9);
  const said = lifetime(w, isAlike ? lenders! : lendersOf(receiver, params), lendersOf(receiver, params), result);
  const marks = `${isAlike ? MARKS[receiver] : ""}${said}`;
  const head = `${marks}${form === "get" ? "get " : ""}${name}(${textOf(params)}): ${result.text} {`;
  return [{ text: [head, list, "}"], name }];
}

/** Declares a function, in a namespace perhaps. */
export function declareFunction(w: Writer, index: number): Piece {
  const { random } = w;
  const isInside = random.chance(0.2);
  const name = `f${index}`;
  const params = Array.from({ length: random.below(4) }, () => parameterType(w));
  const all = lendersOf(null, params);
  const wanted = someResult(w, FD);
  const result = all.length === 0 && canLend(wanted) ? byValue(FD) : wanted;
  const lenders = choose(w, all, result);
  const inner = w.fork(6);
  inner.isFallible = (result === I32 || result.text === "Fd") && random.chance(0.4);
  const { isFallible } = inner;
  const list = bodyWith(inner, params, result, lenders, 5);
  const isDefault = params.at(-1)?.mode === "own" && random.chance(0.25);
  const last = isDefault ? ` = ${initial(w.fork(1), params.at(-1)!)}` : "";
  const called = isInside ? `ns${index}.${name}` : name;
  w.functions.push({ name: called, params, result, isFallible });
  if (isDefault) w.functions.push({ name: called, params: params.slice(0, -1), result, isFallible });
  const given = !isFallible ? result.text : result === I32 ? "Result<i32>" : "ManagedResult<Fd>";
  const head = `${lifetime(w, lenders, all, result)}export function ${name}(${textOf(params)}${last}): ${given} {`;
  const text = [head, list, "}"];
  return isInside ? { text: [`export namespace ns${index} {`, [{ text }], "}"], name: `ns${index}` } : { text, name };
}
