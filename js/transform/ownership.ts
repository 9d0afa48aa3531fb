import {
  CommonFlags,
  ElementKind,
  Node,
  NodeKind,
  OperatorKind,
  type BlockStatement,
  type Class,
  type ClassPrototype,
  type DeclaredElement,
  type Expression,
  type FieldDeclaration,
  type Function as AscFunction,
  type FunctionDeclaration,
  type FunctionPrototype,
  type Global,
  type IdentifierExpression,
  type Program,
  type PropertyPrototype,
  type Resolver,
  type Source,
  type Statement,
} from "assemblyscript";
import { analyse, returned } from "../ownership/analyse.js";
import type { Facts } from "../ownership/query.js";
import { elaborate } from "./elaborate/elaborate.js";
import { initializeDeclarations } from "./elaborate/values.js";
import { glueBody, isGlue } from "./glue.js";
import { lowerFunction } from "./lower/function.js";
import { checkInitializer } from "./lower/initializer.js";
import type { Checker } from "./lower/lowering.js";
import { Escapes } from "./report/escapes.js";
import { Reports } from "./report/reports.js";
import { clone } from "./syntax/clone.js";
import { orReturnIn } from "./syntax/children.js";
import { classDeclaration, functionDeclaration } from "./syntax/declarations.js";
import { leftIntrinsics } from "./asc/hook.js";
import { Muted } from "./asc/muted.js";
import type { Names } from "./syntax/names.js";
import { quietly, SWALLOW } from "./asc/resolver.js";
import { visitOuter, type Outer } from "./syntax/outer.js";
import { isTrusted, isStd } from "./syntax/sources.js";
import { Classes } from "./types/classes.js";
import { methodsOf } from "./types/members.js";
import { PLAIN } from "./types/mode.js";
import { isResult } from "./types/results.js";
import { Signatures, type Signature } from "./types/signatures.js";
import { decorator, STRICT } from "./words.js";
import * as errors from "./errors/index.js";

/** Checks and elaborates the functions of one program, one instance at a time: lower → analyse → check → elaborate. */
export class Ownership implements Checker {
  readonly resolver: Resolver;
  readonly reports: Reports;
  readonly classes: Classes;
  readonly signatures: Signatures;
  readonly escapes = new Escapes();
  readonly #muted: Muted;
  readonly #sources = new Map<FunctionDeclaration, Statement | null>();
  #overloads: ReadonlySet<OperatorKind> | null = null;
  readonly #bodies = new Map<AscFunction, BlockStatement | null>();
  /** Whether the program is compiled and checked. Functions that are compiled after this are not part of it. */
  #isDone = false;

  constructor(
    readonly program: Program,
    readonly names: Names,
    /** Receives what is known of each function. */
    private readonly watch: ((facts: Facts) => void) | null = null,
  ) {
    this.resolver = program.resolver;
    this.reports = new Reports(program.options.globalAliases?.has(STRICT) ?? false);
    this.#muted = new Muted(program);
    this.classes = new Classes(this.resolver, this.reports.add, names);
    this.signatures = new Signatures(this.classes, this.reports.add, (signature) => this.#returnedBy(signature));
  }

  get overloads(): ReadonlySet<OperatorKind> {
    return (this.#overloads ??= overloadsIn(this.program));
  }

  /** Returns the body to compile for a function instance, or null to keep its own. */
  bodyOf(fn: AscFunction): BlockStatement | null {
    const known = this.#bodies.get(fn);
    if (known !== undefined || this.#isDone) return known ?? null;
    this.#bodies.set(fn, null); // the function may call itself
    const body = this.#muted.run(() => this.#process(fn));
    this.#bodies.set(fn, body);
    return body;
  }

  /** Adds drops to the statements outside of functions. */
  topLevel(): void {
    this.#muted.run(() => {
      for (const source of this.program.sources) if (!isTaken(source)) this.#topLevel(source);
    });
  }

  /**
   * Checks code that nothing calls, unless it is generic. This must be the last step: classes that it resolves would
   * become part of the module.
   */
  compiled(): void {
    this.#muted.run(() => {
      for (const element of new Set(this.program.elementsByDeclaration.values())) {
        if (!isTaken(element.declaration.range.source) && this.names.in(element.declaration))
          this.#checkElement(element);
      }
      for (const cls of this.classes.checked) this.#checkFields(cls);
      this.escapes.report(this.reports.add);
      for (const { name, at } of leftIntrinsics(this.program))
        this.reports.addUnlessRejected(errors.intrinsicLeft(at.range, name));
    }, true);
    this.#isDone = true;
  }

  #process(fn: AscFunction): BlockStatement | null {
    const declaration = functionDeclaration(fn);
    const body = this.#sourceOf(declaration);
    if (!body || isStd(declaration.range.source)) return null;
    if (isGlue(declaration)) return glueBody(this.classes.check(fn.parent as Class));
    const thisClass = fn.signature.thisType?.getClass();
    if (thisClass && this.names.in(classDeclaration(thisClass))) this.classes.check(thisClass);
    if (!this.#mayBeTracked(fn)) return null;
    const signature = this.signatures.of(fn);
    if (signature.trusted || isTrusted(declaration.range.source)) {
      const word = declaration.range.source.isLibrary ? null : orReturnIn(body);
      if (word) this.reports.add(errors.orReturnInTrusted(word.range));
      return null;
    }
    this.#checkDefaults(fn);
    return this.#elaborated(fn, body);
  }

  /** Whether a tracked value can reach a function. */
  #mayBeTracked(fn: AscFunction): boolean {
    const thisClass = fn.signature.thisType?.getClass();
    if (this.names.in(fn.declaration) || (thisClass && this.names.has(classDeclaration(thisClass).name.text)))
      return true;
    const types = [
      ...(fn.contextualTypeArguments?.values() ?? []),
      ...fn.signature.parameterTypes,
      fn.signature.returnType,
      fn.signature.thisType,
    ];
    return types.some(
      (type) => type !== null && (this.classes.tracked(type) || type.getSignature() !== null || isResult(type)),
    );
  }

  /**
   * Returns the body as the user wrote it. While asc compiles an instance, the declaration has the elaborated body, and
   * another instance of the same declaration may be compiled meanwhile.
   */
  #sourceOf(declaration: FunctionDeclaration): Statement | null {
    const known = this.#sources.get(declaration);
    if (known !== undefined) return known;
    this.#sources.set(declaration, declaration.body);
    return declaration.body;
  }

  /** Returns the parameters whose loans the results of a function carry, or null if its body isn't checked. */
  #returnedBy({ fn, trusted }: Signature): readonly string[] | null {
    const body = this.#sourceOf(functionDeclaration(fn));
    if (!body || trusted || isTaken(fn.declaration.range.source)) return null;
    return this.#muted.run(() => returned(lowerFunction(this, fn, body).mir));
  }

  /** Returns a function's body with its drops, or null if it needs none or has errors. */
  #elaborated(fn: AscFunction, source: Statement): BlockStatement | null {
    const errors = this.reports.count;
    const { mir, body } = lowerFunction(this, fn, source);
    if (!mir.concerns) return null;
    analyse(mir, this.reports.add, (escape) => this.escapes.add(mir.signature, escape), this.watch);
    if (this.reports.count > errors) return initializeDeclarations(mir) ? body : null;
    const isElaborated = elaborate(mir, body);
    return isElaborated && this.reports.count === errors ? body : null;
  }

  /** Checks and elaborates statements outside of functions, which run in the start function of their file. */
  #topLevel(source: Source): void {
    const fn = this.program.filesByName.get(source.internalPath)?.startFunction;
    if (!fn) return;
    source.statements.forEach((statement, i) => {
      if (statement.kind === NodeKind.FunctionDeclaration || !this.names.in(statement)) return;
      visitOuter([statement], (outer) => {
        if (outer.k !== "running") return this.#checkInitializers(fn, outer);
        const body = this.#elaborated(fn, Node.createBlockStatement([clone(outer.node)], outer.node.range));
        if (body) source.statements[i] = body;
      });
    });
  }

  /** Checks the initializers of variables and static fields. `fn` is the function that runs them. */
  #checkInitializers(fn: AscFunction, outer: Outer): void {
    switch (outer.k) {
      case "variables":
        for (const { initializer, name } of outer.node.declarations)
          if (initializer) this.#checkGlobalInitializer(fn, name, initializer);
        return;
      case "class":
        if (decorator(outer.node.decorators, "trusted")) return;
        for (const member of outer.node.members) {
          const { initializer, name } = member as FieldDeclaration;
          if (member.kind === NodeKind.FieldDeclaration && member.is(CommonFlags.Static) && initializer)
            this.#checkGlobalInitializer(fn, name, initializer);
        }
        return;
      case "enum":
        for (const { initializer, name } of outer.node.values)
          if (initializer)
            checkInitializer(this, fn, initializer, { ...NUMBER, what: `the enum value \`${name.text}\`` });
        return;
      case "function":
      case "type":
      case "alias":
      case "import":
      case "export":
      case "running":
        return;
      default:
        outer satisfies never;
    }
  }

  #checkGlobalInitializer(fn: AscFunction, { text }: IdentifierExpression, initializer: Expression): void {
    const element = [...this.program.elementsByDeclaration.values()].find(
      (each) => each.kind === ElementKind.Global && (each as Global).initializerNode === initializer,
    ) as Global | undefined;
    const node = element?.typeNode ?? null;
    const type = node && element ? this.resolver.getTypeOfElement(element) : null;
    const mode = type && this.classes.mode(node, type, element!.parent);
    const callable = element ? this.signatures.ofTypeNode(node, type, element.parent) : null;
    checkInitializer(this, fn, initializer, { mode, type, what: `the global \`${text}\``, callable, fieldOf: null });
  }

  #checkDefaults(fn: AscFunction): void {
    this.signatures.of(fn).params.forEach(({ node, mode, name, callable }, parameter) => {
      const place = { mode, type: mode.type, what: `the parameter \`${name}\``, callable, fieldOf: null, parameter };
      if (node.initializer) checkInitializer(this, fn, node.initializer, place);
    });
  }

  /** Checks the initializers of instance fields, which the constructor runs. */
  #checkFields(cls: Class): void {
    const declaration = classDeclaration(cls);
    const { source } = declaration.range;
    const { trusted } = this.classes.info(cls);
    const fn = constructorIn(cls) ?? this.program.filesByName.get(source.internalPath)?.startFunction;
    if (trusted || isTaken(source) || !fn) return;
    for (const member of declaration.members) {
      const { initializer, name, type: written, parameterIndex } = member as FieldDeclaration;
      if (member.kind !== NodeKind.FieldDeclaration || !initializer || parameterIndex >= 0) continue;
      if (member.is(CommonFlags.Static)) continue;
      if (!this.names.in(member) && !this.classes.isFollowed(cls.type)) continue;
      const field = cls.getMember(name.text);
      const property = field && this.resolver.resolveProperty(field as PropertyPrototype, SWALLOW);
      const type = property?.type ?? null;
      const place = {
        mode: this.classes.fieldMode(written, type, cls),
        type,
        what: `the field \`${name.text}\``,
        callable: this.signatures.ofTypeNode(written, type, cls),
        fieldOf: cls,
      };
      checkInitializer(this, fn, initializer, place);
    }
  }

  #checkElement(element: DeclaredElement): void {
    switch (element.kind) {
      case ElementKind.FunctionPrototype:
        if (!element.is(CommonFlags.Instance)) this.#checkFunction(element as FunctionPrototype);
        break;
      case ElementKind.ClassPrototype:
        if (!element.is(CommonFlags.Generic)) this.#checkClass(element as ClassPrototype);
        break;
      case ElementKind.Global:
        this.#checkGlobal(element as Global);
        break;
    }
  }

  #checkFunction(prototype: FunctionPrototype): void {
    if (prototype.is(CommonFlags.Generic)) return;
    const fn = quietly(() => this.resolver.resolveFunction(prototype, null, new Map(), SWALLOW));
    if (fn) this.bodyOf(fn);
  }

  #checkClass(prototype: ClassPrototype): void {
    const cls = quietly(() => this.resolver.resolveClass(prototype, null, new Map(), SWALLOW));
    if (!cls) return;
    this.classes.check(cls);
    for (const method of methodsOf(cls)) this.#checkFunction(method);
  }

  #checkGlobal(element: Global): void {
    const type = this.resolver.getTypeOfElement(element);
    if (!type) return;
    const mode = this.classes.mode(element.typeNode, type, element.parent);
    if (mode.own && !element.isAny(CommonFlags.Const | CommonFlags.Readonly)) {
      this.reports.add(errors.assignableOwnedGlobal(element.declaration.name.range, element.name));
    }
  }
}

/** Returns the operators that functions outside of std overload, and those of elements, which collections of std have. */
function overloadsIn({ elementsByDeclaration }: Program): Set<OperatorKind> {
  const found = new Set([
    OperatorKind.IndexedGet,
    OperatorKind.IndexedSet,
    OperatorKind.UncheckedIndexedGet,
    OperatorKind.UncheckedIndexedSet,
  ]);
  for (const element of elementsByDeclaration.values()) {
    if (element.kind !== ElementKind.FunctionPrototype) continue;
    const { operatorKind, declaration } = element as FunctionPrototype;
    if (operatorKind !== undefined && operatorKind !== OperatorKind.Invalid && !isStd(declaration.range.source))
      found.add(operatorKind);
  }
  return found;
}

/** The place of a number. */
const NUMBER = { mode: PLAIN, type: null, callable: null, fieldOf: null };

/** Whether a source is used as it is. */
function isTaken(source: Source): boolean {
  return source.isNative || isStd(source) || isTrusted(source);
}

/** Returns the constructor that a class declares itself, as it was compiled. */
function constructorIn({ constructorInstance, prototype }: Class): AscFunction | null {
  return constructorInstance ?? prototype.constructorPrototype?.getResolvedInstance("") ?? null;
}
