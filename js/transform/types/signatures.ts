import {
  CommonFlags,
  ElementKind,
  OperatorKind,
  type DecoratorNode,
  type Element,
  type Flow,
  type Function as AscFunction,
  type FunctionTypeNode,
  type ParameterNode,
  type Signature as AscSignature,
  type Type,
  type TypeNode,
} from "assemblyscript";
import { decorator, names, type Word } from "../words.js";
import type { Sink } from "../../ownership/report.js";
import { classDeclaration, functionDeclaration } from "../syntax/declarations.js";
import { isTrusted, isStd } from "../syntax/sources.js";
import type { Classes } from "./classes.js";
import { isTracked, sameMode, type Mode } from "./mode.js";
import * as errors from "../errors/index.js";

export interface Param {
  readonly name: string;
  readonly mode: Mode;
  readonly node: ParameterNode;
  /** Of a function value: how it is called, if its type says so. */
  readonly callable: Callable | null;
}

/** How a function, or a function value, takes its values and returns its result. */
export interface Callable {
  readonly params: readonly Param[];
  readonly result: Mode;
  /** Whose loans the result carries: indices of parameters, or "this". */
  readonly from: readonly (number | "this")[];
}

/** The signature of a function. */
export interface Signature extends Callable {
  readonly fn: AscFunction;
  /** Of a function that returns a function value: how that is called. */
  readonly callable: Callable | null;
  /** How it takes `this`, if that is tracked. */
  readonly receiver: Mode | null;
  /**
   * Nothing says whose, which is an error: the result counts as a borrow of all borrowed parameters, and the body isn't
   * checked against it.
   */
  readonly isUnknown: boolean;
  readonly isConstructor: boolean;
  /** The parameters that it keeps beyond the call, "this" among them. They can't hold borrows that end. */
  readonly keeps: ReadonlySet<string>;
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
    /** Whose loans a tied result carries, of those named, as the body says; null if there is none to read. */
    private readonly returnedBy: (signature: Signature) => readonly string[] | null,
  ) {
    classes.signatures = this;
  }

  of(fn: AscFunction): Signature {
    let signature = this.#known.get(fn);
    if (!signature) this.#known.set(fn, (signature = this.#read(fn)));
    return signature;
  }

  /** Returns how a value of a function type is called, as the type is written; null if nothing in it is tracked. */
  ofTypeNode(node: TypeNode | null, type: Type | null, context: Element, flow: Flow | null = null): Callable | null {
    const signature = type?.getSignature();
    const written = signature && this.classes.functionTypeNode(node, context, flow);
    if (!written) return null;
    const callable = this.ofType(written, signature, context, flow);
    return isTrackedCallable(callable) ? callable : null;
  }

  /** A function type borrows like a function. Its result may carry the loans of any borrowed parameter. */
  ofType(node: FunctionTypeNode, signature: AscSignature, context: Element, flow: Flow | null = null): Callable {
    const params = node.parameters.map((parameter, i): Param => {
      const type = signature.parameterTypes[i] ?? null;
      const mode = this.classes.mode(parameter.type, type, context, flow);
      const callable = this.ofTypeNode(parameter.type, type, context, flow);
      return { name: parameter.name.text, mode, node: parameter, callable };
    });
    const result = this.classes.mode(node.returnType, signature.returnType, context, flow);
    return { params, result, from: result.loans ? params.flatMap(({ mode }, i) => (mode.loans ? [i] : [])) : [] };
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
      const type = fn.signature.parameterTypes[i] ?? null;
      const mode = node.implicitFieldDeclaration
        ? this.classes.fieldMode(node.type, type, parent)
        : this.classes.mode(node.type, type, parent);
      // An operand is borrowed, except for the value in `a[i] = value`. `@borrows("p")` means `Ref<T>` for a T that asc
      // infers.
      const isOperand = isOperator && !(STORING.has(operatorKind) && i === stored);
      const byRef = mode.own && (isOperand || borrows.has(node.name.text));
      return {
        name: node.name.text,
        mode: byRef ? { ...mode, own: false, ref: "shared", loans: true } : mode,
        node,
        callable: this.ofTypeNode(node.type, type, parent),
      };
    });
    const thisClass = fn.signature.thisType?.getClass() ?? null;
    const info = thisClass && this.classes.info(thisClass);
    // The methods of an interface can't have decorators, so the interface names them: `@consumes("intoFd")`.
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
      callable: this.ofTypeNode(declaration.signature.returnType, fn.signature.returnType, parent),
      params,
      result,
      receiver,
      isConstructor,
      keeps: new Set(names(decorator(decorators, "keeps")).map(({ text }) => text)),
      consumes,
      mut,
      nodrop: decorator(decorators, "nodrop") !== null,
      trusted,
    };
    const from = result.loans ? this.#lifetime(partial, decorators) : [];
    const signature = {
      ...partial,
      from: from ?? params.flatMap(({ mode }, i) => (mode.loans ? [i] : [])),
      isUnknown: from === null,
    };
    // What a constructor keeps isn't what it returns.
    const isInferred = !isConstructor && result.own && result.tied === true && signature.from.length > 0;
    return isInferred && !decorator(decorators, "lifetime") ? this.#inferred(signature) : signature;
  }

  /** The signature of a function that returns a task, say: its body says whose loans the result carries. */
  #inferred(signature: Signature): Signature {
    const all = signature.from;
    let from: Signature["from"] | null = null;
    const { returnedBy } = this;
    const inferred: Signature = {
      ...signature,
      get from() {
        if (from) return from;
        from = all; // the function may call itself
        const names = returnedBy(inferred);
        return (from = names ? all.filter((i) => names.includes(i === "this" ? i : signature.params[i]!.name)) : all);
      },
    };
    return inferred;
  }

  /** Whose loans a borrowed result carries, by Rust's elision or by `@lifetime`. Null if neither says. */
  #lifetime(
    signature: Omit<Signature, "from" | "isUnknown">,
    decorators: DecoratorNode[] | null,
  ): (number | "this")[] | null {
    const { params, receiver, isConstructor, trusted, fn, result, keeps } = signature;
    const borrowed = params.flatMap(({ mode, name }, i) => (mode.loans && !keeps.has(name) ? [i] : []));
    if (isConstructor) return borrowed;
    const said = decorator(decorators, "lifetime");
    if (said) {
      return names(said).flatMap(({ text, node }): (number | "this")[] => {
        if (text === "static") return [];
        if (text === "this") return ["this"];
        const index = params.findIndex(({ name }) => name === text);
        if (index < 0) this.sink(errors.unknownLifetime(node.range, text));
        return index < 0 ? (receiver?.loans ? ["this", ...borrowed] : borrowed) : [index]; // a wrong name is reported once
      });
    }
    // A task may go on with everything that its call was lent.
    if (result.own && result.tied) return receiver?.loans ? ["this", ...borrowed] : borrowed;
    if (receiver?.loans) return ["this"];
    if (borrowed.length === 1) return borrowed;
    // The methods of an interface can't have decorators.
    const isOfInterface = fn.parent.kind === ElementKind.Interface;
    if (isOfInterface && borrowed.length > 1) return borrowed;
    const node = functionDeclaration(fn).signature.returnType;
    const { source } = fn.prototype.declaration.range;
    if (isStd(source) || isTrusted(source) || trusted || node.range.source !== source) return borrowed;
    this.sink(
      errors.resultWithoutLifetime(
        node.range,
        borrowed.map((i) => ({ name: params[i]!.name, span: params[i]!.node.range })),
        fn.declaration.range,
      ),
    );
    return null;
  }
}

/** Returns the parameter that takes the argument at an index; the last one may be a rest parameter. */
export function paramOf(callable: Callable | null, index: number): Param | null {
  if (!callable) return null;
  return callable.params[Math.min(index, callable.params.length - 1)] ?? null;
}

/** Whether a signature has tracked values. */
export function isTrackedCallable({ params, result }: Callable): boolean {
  return isTracked(result) || params.some(({ mode, callable }) => isTracked(mode) || callable !== null);
}

/** Whether a function can be used where another is expected. */
export function isSameCallable(given: Callable, expected: Callable): boolean {
  return (
    given.params.length === expected.params.length &&
    given.params.every(({ mode, callable }, i) => {
      const other = expected.params[i]!;
      if (callable || other.callable) return callable && other.callable && isSameCallable(callable, other.callable);
      return sameMode(mode, other.mode);
    }) &&
    sameMode(given.result, expected.result) &&
    given.from.every((source) => expected.from.includes(source))
  );
}
