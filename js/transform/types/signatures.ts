import {
  CommonFlags,
  OperatorKind,
  type DecoratorNode,
  type Function as AscFunction,
  type ParameterNode,
} from "assemblyscript";
import { decorator, names, type Word } from "../words.js";
import type { Sink } from "../../ownership/report.js";
import { classDeclaration, functionDeclaration } from "../syntax/declarations.js";
import { isTrusted, isStd } from "../syntax/sources.js";
import type { Classes } from "./classes.js";
import { PLAIN, type Mode } from "./mode.js";
import * as errors from "../errors/index.js";

export interface Param {
  readonly name: string;
  readonly mode: Mode;
  readonly node: ParameterNode;
}

/** How a function takes its values and gives its result. */
export interface Signature {
  readonly fn: AscFunction;
  readonly params: readonly Param[];
  readonly result: Mode;
  /** How it takes `this`, where that is tracked. */
  readonly receiver: Mode | null;
  /** Whose loans the result carries: indices of parameters, or "this". */
  readonly from: readonly (number | "this")[];
  /** Nothing tells whose, which is an error: all that are borrowed are taken for it, and its body isn't held to that. */
  readonly isUnknown: boolean;
  readonly isConstructor: boolean;
  readonly consumes: boolean;
  readonly mut: boolean;
  readonly nodrop: boolean;
  readonly trusted: boolean;
}

const STORING = new Set([OperatorKind.IndexedSet, OperatorKind.UncheckedIndexedSet]);

export class Signatures {
  readonly #known = new Map<AscFunction, Signature>();

  constructor(
    private readonly classes: Classes,
    private readonly sink: Sink,
  ) {
    classes.signatures = this;
  }

  of(fn: AscFunction): Signature {
    let signature = this.#known.get(fn);
    if (!signature) this.#known.set(fn, (signature = this.#read(fn)));
    return signature;
  }

  #read(fn: AscFunction): Signature {
    const { parent, operatorKind } = fn.prototype;
    const declaration = functionDeclaration(fn);
    const { decorators } = declaration;
    const isOperator = operatorKind !== undefined && operatorKind !== OperatorKind.Invalid;
    const isConstructor = fn.is(CommonFlags.Constructor);
    const borrows = new Set(names(decorator(decorators, "borrows")).map(({ text }) => text));
    const stored = declaration.signature.parameters.length - 1;
    const params = declaration.signature.parameters.map((node, i): Param => {
      const mode = this.classes.mode(node.type, fn.signature.parameterTypes[i] ?? null, parent);
      // An operand is borrowed, but for what `a[i] = value` stores. `@borrows("p")` is `Ref<T>` for a T that asc infers.
      const isOperand = isOperator && !(STORING.has(operatorKind) && i === stored);
      const byRef = mode.own && (isOperand || borrows.has(node.name.text));
      return { name: node.name.text, mode: byRef ? { ...mode, own: false, ref: "shared", loans: true } : mode, node };
    });
    const thisClass = fn.signature.thisType?.getClass() ?? null;
    const info = thisClass && this.classes.info(thisClass);
    // The methods of an interface can't have decorators: there the interface names them, `@consumes("intoFd")`.
    const isMarked = (word: Word) =>
      decorator(decorators, word) !== null ||
      (thisClass !== null &&
        names(decorator(classDeclaration(thisClass).decorators, word)).some(
          ({ text }) => text === declaration.name.text,
        ));
    const consumes = isMarked("consumes") && (info?.owned ?? false);
    const mut = isMarked("mut");
    const result = this.classes.mode(
      isConstructor ? null : declaration.signature.returnType,
      fn.signature.returnType,
      parent,
    );
    const receiver: Mode | null =
      info && (info.owned || info.borrowed || info.view)
        ? {
            own: consumes,
            ref: consumes ? null : mut || isConstructor || declaration.name.text === "drop" ? "mut" : "shared",
            loans: !consumes || info.borrowed || info.view,
            cls: thisClass,
            type: fn.signature.thisType,
            nullable: false,
          }
        : null;
    const trusted = decorator(decorators, "trusted") !== null || (info?.trusted ?? false);
    const partial = {
      fn,
      params,
      result,
      receiver,
      isConstructor,
      consumes,
      mut,
      nodrop: decorator(decorators, "nodrop") !== null,
      trusted,
    };
    const from = result.loans ? this.#lifetime(partial, decorators) : [];
    return {
      ...partial,
      from: from ?? params.flatMap(({ mode }, i) => (mode.loans ? [i] : [])),
      isUnknown: from === null,
    };
  }

  /** Whose loans a borrowing result carries: Rust's elision, or what `@lifetime` says. Null where neither tells. */
  #lifetime(
    signature: Omit<Signature, "from" | "isUnknown">,
    decorators: DecoratorNode[] | null,
  ): (number | "this")[] | null {
    const { params, receiver, isConstructor, trusted, fn } = signature;
    const borrowed = params.flatMap(({ mode }, i) => (mode.loans ? [i] : []));
    if (isConstructor) return borrowed;
    const said = decorator(decorators, "lifetime");
    if (said) {
      return names(said).flatMap(({ text, node }): (number | "this")[] => {
        if (text === "static") return [];
        if (text === "this") return ["this"];
        const index = params.findIndex(({ name }) => name === text);
        if (index < 0) this.sink(errors.unknownLifetime(node.range, text));
        return index < 0 ? (receiver?.loans ? ["this", ...borrowed] : borrowed) : [index]; // a wrong name is said once
      });
    }
    if (receiver?.loans) return ["this"];
    if (borrowed.length === 1) return borrowed;
    const node = functionDeclaration(fn).signature.returnType;
    const { source } = fn.prototype.declaration.range;
    if (isStd(source) || isTrusted(source) || trusted || node.range.source !== source) return borrowed;
    this.sink(
      errors.resultWithoutLifetime(
        node.range,
        borrowed.map((i) => params[i]!.name),
      ),
    );
    return null;
  }
}

/** The mode in which a function takes its argument with a number; the last parameter may be a rest. */
export function paramMode(signature: Signature | null, index: number): Mode {
  if (!signature) return PLAIN;
  return signature.params[Math.min(index, signature.params.length - 1)]?.mode ?? PLAIN;
}
