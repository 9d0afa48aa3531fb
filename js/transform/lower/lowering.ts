import {
  CommonFlags,
  ElementKind,
  Type,
  type Class,
  type Element,
  type Expression,
  type Flow,
  type Function as AscFunction,
  type FunctionPrototype,
  type Node,
  type OperatorKind,
  type Program,
  type Property,
  type PropertyPrototype,
  type Resolver,
  type Statement,
  type TypeNode,
} from "assemblyscript";
import type { Block, Contract, Loan, Local, LocalKind, Mir, Operation } from "../../ownership/mir.js";
import { spanOf, Tables, type Site, type StatementList, type Variable } from "./tables.js";
import type { Escapes } from "../report/escapes.js";
import { Graph } from "./graph.js";
import { endOf, leaving } from "./sites.js";
import { forgetExpressions, quietly, SWALLOW } from "../asc/resolver.js";
import type { Classes } from "../types/classes.js";
import type { Mode } from "../types/mode.js";
import { kindOfResult } from "../types/results.js";
import type { Callable, Signature, Signatures } from "../types/signatures.js";
import { withoutPath, type Reports } from "../report/reports.js";
import type { Report, Span } from "../../ownership/report.js";

/** What the lowerings of all functions share. */
export interface Checker {
  readonly program: Program;
  readonly resolver: Resolver;
  readonly reports: Reports;
  readonly classes: Classes;
  readonly signatures: Signatures;
  /** The operators that classes of the program, or collections of std, overload. */
  readonly overloads: ReadonlySet<OperatorKind>;
  readonly escapes: Escapes;
}

/** Errors of lowering that rustc's borrow checker reports: moves out of borrows, writes through them, escapes. */
const OF_BORROW_CHECKER = new Set(["E0507", "E0508", "E0509", "E0521", "E0594", "E0596"]);

/** A scope, whose variables are dropped at its end. */
export interface Scope {
  readonly parent: Scope | null;
  readonly list: StatementList;
  readonly locals: Variable[];
  readonly flow: Flow;
}

/** A loop or switch that `break` and `continue` can leave. */
export interface Exit {
  readonly onBreak: Block;
  readonly onContinue: Block | null;
  readonly scope: Scope | null;
  /** Of a loop: its head. */
  readonly head: Span | null;
}

/**
 * The state of a function's lowering: its graph, its locals, and the current position in both. The work itself is done
 * by the other files of this folder: function → statements → expressions → calls, places → operands.
 */
export class Lowering extends Graph implements Mir {
  readonly locals: Variable[] = [];
  readonly owned: Variable[] = [];
  readonly refs: Variable[] = [];
  readonly loans: Loan[] = [];
  scope: Scope | null = null;
  /** Temporaries that end with the current statement, or the current branch of an expression. */
  temps: Variable[] = [];
  /** Those of the expressions around it, outermost first. */
  readonly #outer: Variable[][] = [];
  /** Owned arguments of calls whose other arguments are being evaluated. */
  waiting: readonly Variable[] = [];
  /** The current statement. */
  statement: Statement | null = null;
  readonly exits: Exit[] = [];
  readonly byElement = new Map<Element, Variable>();
  readonly signature: Signature;
  readonly contract: Contract;
  readonly tables = new Tables();
  readonly isConstructor: boolean;
  thisLocal: Variable | null = null;
  /** How function values in variables are called. */
  readonly callables = new Map<Element, Callable>();
  /** Whether it is an initializer outside of a function's body, where nothing could drop a new value. */
  isOutside = false;
  /** Whether it is the initializer of a field. */
  isInitializer = false;
  /** Under construction: the owned fields of `this`, which have no values at first. */
  readonly fields = new Map<string, Variable>();
  /** The locals that turned out to need taking apart. */
  readonly wanted = new Set<string>();

  constructor(
    readonly checker: Checker,
    readonly fn: AscFunction,
    /** The locals that are taken apart, by their keys in parts.ts. */
    readonly apart: ReadonlySet<string> = new Set(),
  ) {
    super();
    this.signature = checker.signatures.of(fn);
    const { from, isUnknown, params } = this.signature;
    this.contract = {
      from: from.map((i) => (i === "this" ? "this" : params[i]!.name)),
      isUnknown,
      isConstructor: this.signature.isConstructor,
    };
    this.isConstructor = fn.is(CommonFlags.Constructor);
  }

  /** Reports an error. One that rustc's borrow checker reports only counts in reachable code. */
  report(report: Report): void {
    if (!OF_BORROW_CHECKER.has(report.code)) return this.checker.reports.add(report);
    this.hasErrors = true;
    this.emit({ op: "error", report });
  }
  hasErrors = false;

  /** Whether there is something to check or to write in the function. */
  get concerns(): boolean {
    const { earlyReturns, isRewritten } = this.tables;
    return this.owned.length > 0 || this.refs.length > 0 || this.hasErrors || earlyReturns.length > 0 || isRewritten;
  }

  get classes(): Classes {
    return this.checker.classes;
  }

  // Operations on locals.

  emitDrop(local: Variable, site: Site, span: Span): void {
    const operation: Operation = {
      op: "drop",
      local,
      span,
      replaced: site.kind === "reassign",
      end: endOf(site),
      by: leaving(site),
    };
    this.tables.sites.set(operation, site);
    this.emit(operation);
  }

  /** A local holds a value from here on. `assigned` is the statement that assigns it. */
  emitInit(local: Variable, assigned: Statement | null = null): void {
    if (assigned) this.tables.assigned.set(assigned, [...(this.tables.assigned.get(assigned) ?? []), local]);
    this.emit({ op: "init", local });
  }

  /** A local holds null from here on. This matters where nothing but null may be dropped. */
  emitEmpty(local: Variable): void {
    if (local.linear) this.emit({ op: "empty", local });
  }

  /** Makes a local of the MIR, with the front end's data about it. */
  variable({ id }: Local): Variable {
    return this.locals[id]!;
  }

  // Locals and loans.

  local(name: string, mode: Mode, type: Type | null, kind: LocalKind, node: Node): Variable {
    const { own, loans, ref, cls, nullable } = mode;
    const { checker, isOutside } = this;
    const linear = own && cls !== null ? this.classes.linear(cls) : null;
    const local: Variable = {
      ...(linear && { linear }),
      ...(kind === "param" && this.#isDeferred(name, mode) && { deferred: true }),
      id: this.locals.length,
      name,
      kind,
      node,
      span: spanOf(node),
      mayDangle: own && loans && cls !== null && this.classes.mayDangle(cls),
      // Only an error asks for them.
      get lends() {
        return kind !== "tmp" && methodOf(cls, "asFd") ? `${name}.asFd()` : null;
      },
      get clones() {
        return kind === "tmp" || isOutside ? null : cloneOf(checker, cls, name);
      },
      typeName: type ? withoutPath(type.toString()) : undefined,
      own,
      loans,
      ref,
      cls,
      nullable,
      type,
      ownIndex: own ? this.owned.length : -1,
      loanIndex: loans ? this.refs.length : -1,
    };
    this.locals.push(local);
    if (own) this.owned.push(local);
    if (loans) this.refs.push(local);
    return local;
  }

  /** Whether the callers see to it what a parameter borrows. */
  #isDeferred(name: string, { own, tied }: Mode): boolean {
    return (own && tied === true) || this.signature.keeps.has(name);
  }

  /** Makes a temporary that only carries loans. */
  reference(node: Node, mode: Partial<Mode> = {}, name = nameOf(node)): Variable {
    return this.local(
      name,
      { own: false, ref: null, loans: true, cls: null, type: null, nullable: false, ...mode },
      null,
      "tmp",
      node,
    );
  }

  loan(
    local: Variable,
    path: readonly string[],
    mut: boolean,
    through: boolean,
    node: Node,
    { reborrow = false, lasting = false } = {},
  ): Loan {
    const keeps = mut && local.cls !== null && this.classes.keepsBorrows(local.cls);
    const loan: Loan = {
      id: this.loans.length,
      local,
      path,
      mut,
      through,
      span: spanOf(node),
      universal: null,
      keeps,
      reborrow,
      lasting,
    };
    this.loans.push(loan);
    return loan;
  }

  /** The loans of a parameter, which begin before the call: of what it borrows, and of the borrows inside that. */
  universalLoans(local: Variable, name: string): Loan[] {
    const { cls, ref, span } = local;
    const older = { local, path: [], mut: false, through: true, span, universal: name };
    const loans: Loan[] = [];
    if (ref)
      loans.push({
        ...older,
        id: this.loans.length,
        keeps: ref === "mut" && cls !== null && this.classes.keepsBorrows(cls),
        outer: true,
      });
    if (!ref || (cls && this.classes.info(cls).borrowed))
      loans.push({ ...older, id: this.loans.length + loans.length, keeps: false });
    this.loans.push(...loans);
    return loans;
  }

  // Scopes.

  push(list: StatementList): void {
    this.scope = { parent: this.scope, list, locals: [], flow: (this.scope?.flow ?? this.fn.flow).fork() };
  }

  pop(): void {
    const scope = this.scope!;
    this.drop(scope.locals, { kind: "end", list: scope.list });
    this.scope = scope.parent;
  }

  /** Drops the scopes that a jump to `target` leaves. */
  dropUpTo(target: Scope | null, site: Site): void {
    for (let scope = this.scope; scope && scope !== target; scope = scope.parent) this.drop(scope.locals, site);
  }

  /** Runs `work`, then drops the temporaries that it made and that haven't moved. */
  withTemporaries<T>(site: Site, work: () => T): T {
    const [result, made] = this.collecting(work);
    this.drop(made, site);
    return result;
  }

  /** Runs `work`. Returns its result, and the temporaries that it made, which the caller drops or passes on. */
  collecting<T>(work: () => T): [result: T, made: Variable[]] {
    this.#outer.push(this.temps);
    this.temps = [];
    const result = work();
    const made = this.temps;
    this.temps = this.#outer.pop()!;
    return [result, made];
  }

  /** Drops everything that is there in the middle of an expression, in rustc's order: arguments, temporaries, scopes. */
  dropAll(site: Site): void {
    this.drop([...this.#outer.flat(), ...this.temps, ...this.waiting], site);
    this.dropUpTo(null, site);
  }

  /** Drops locals in reverse order. */
  drop(locals: readonly Variable[], site: Site): void {
    for (let i = locals.length - 1; i >= 0; i--) {
      const local = locals[i]!;
      if (local.own) this.emitDrop(local, site, local.span);
    }
  }

  // Names and types, as asc resolves them.

  get flow(): Flow {
    return this.scope!.flow;
  }

  declare(name: string, type: Type | null, node: Node): Element {
    const { flow } = this;
    flow.scopedLocals?.delete(name);
    return flow.addScopedDummyLocal(name, type ?? Type.auto, node as never);
  }

  typeOf(expression: Expression, contextual: Type = Type.auto): Type | null {
    const { resolver } = this.checker;
    try {
      return quietly(() => resolver.resolveExpression(expression, this.flow, contextual, SWALLOW));
    } finally {
      forgetExpressions(resolver);
    }
  }

  /** How the function in a parameter, variable, field or global is called, if its type says so. */
  callableOf(element: Element): Callable | null {
    const known = this.callables.get(element);
    if (known) return known;
    const { typeNode = null, type = null } = element as Partial<{ typeNode: TypeNode | null; type: Type }>;
    if (element.kind === ElementKind.Global) return this.checker.signatures.ofTypeNode(typeNode, type, element.parent);
    const isProperty = element.kind === ElementKind.Property || element.kind === ElementKind.PropertyPrototype;
    return isProperty ? this.#callableOfField(element as Property | PropertyPrototype) : null;
  }

  #callableOfField(element: Property | PropertyPrototype): Callable | null {
    const isResolved = element.kind === ElementKind.Property;
    const property = isResolved
      ? (element as Property)
      : this.checker.resolver.resolveProperty(element as PropertyPrototype, SWALLOW);
    const written = property?.prototype.fieldDeclaration?.type ?? null;
    return property && this.checker.signatures.ofTypeNode(written, property.type, property.parent);
  }

  lookup(expression: Expression): Element | null {
    return quietly(() => this.checker.resolver.lookupExpression(expression, this.flow, Type.auto, SWALLOW));
  }

  typeFor(node: TypeNode): Type | null {
    const types = new Map(this.flow.contextualTypeArguments ?? []);
    return quietly(() => this.checker.resolver.resolveType(node, this.flow, this.fn, types, SWALLOW));
  }
}

/** Returns the method that a class has or inherits under a name, or null. */
function methodOf(cls: Class | null, name: string): FunctionPrototype | null {
  for (let at = cls; at; at = at.base) {
    const member = at.prototype.instanceMembers?.get(name);
    if (member) return member.kind === ElementKind.FunctionPrototype ? (member as FunctionPrototype) : null;
  }
  return null;
}

/** Returns how a value is cloned, if its class has a method for it whose result is another, or has it as its value. */
function cloneOf({ resolver }: Checker, cls: Class | null, name: string): string | null {
  if (!cls || !methodOf(cls, "tryClone")) return null;
  const member = cls.getMember("tryClone") as FunctionPrototype;
  const fn = quietly(() => resolver.resolveFunction(member, null, new Map(), SWALLOW));
  const made = fn?.signature.returnType.getClass() ?? null;
  if (made === cls) return `${name}.tryClone()`;
  const isResult = kindOfResult(made) !== null && made!.typeArguments![0]!.getClass() === cls;
  return isResult ? `${name}.tryClone().value` : null;
}

/** Returns what errors call a value without a name: its source text, if that is short. */
function nameOf({ range }: Node): string {
  const text = range.toString();
  return text.length > 40 || text.includes("\n") ? "the value" : text;
}
