import {
  CommonFlags,
  ElementKind,
  NodeKind,
  type Class,
  type ClassDeclaration,
  type ClassPrototype,
  type DeclarationStatement,
  type Element,
  type FieldDeclaration,
  type FunctionTypeNode,
  type MethodDeclaration,
  type Node,
  type NamedTypeNode,
  type Program,
  type PropertyPrototype,
  type Resolver,
  type Type,
  type TypeNode,
  type Flow,
  type TypeDefinition,
} from "assemblyscript";
import { decorator, names, ownName } from "../words.js";
import type { Linear } from "../../ownership/mir.js";
import type { Sink } from "../../ownership/report.js";
import { classDeclaration, destructorIn } from "../syntax/declarations.js";
import type { Names } from "../syntax/names.js";
import { isTrusted, isStd } from "../syntax/sources.js";
import { quietly, SWALLOW } from "../asc/resolver.js";
import { PLAIN, type Mode } from "./mode.js";
import { checkOverrides } from "./overrides.js";
import type { Signatures } from "./signatures.js";
import * as errors from "../errors/index.js";

/** An owned field. `isDefinite`: declared with `!`, so that reading it before it is set traps. */
interface OwnedField {
  readonly name: string;
  readonly mode: Mode;
  readonly isDefinite: boolean;
}

/** What a class declares about ownership. */
export interface ClassInfo {
  readonly cls: Class;
  /** Its values own: they move and are dropped. */
  owned: boolean;
  /** Its values hold borrows. */
  borrowed: boolean;
  /**
   * Some of its values hold borrows and others don't, as tasks do. The class can't say which, so the data-flow does: one that
   * holds none may go to places that have no lifetime.
   */
  tied: boolean;
  /** An interface whose values are always borrows: Rust's `&dyn Trait`. */
  readonly view: boolean;
  /** Its methods aren't checked, and its destructor is responsible for what its fields own: Rust's `unsafe`. */
  readonly trusted: boolean;
  /** It is marked itself, not only through its base class. */
  readonly markedOwned: boolean;
  /** The user's destructor. */
  readonly destructor: MethodDeclaration | null;
  baseOwned: boolean;
  readonly ownedFields: OwnedField[];
  /** It has a field that is a borrow. */
  hasBorrowedField: boolean;
  checked: boolean;
}

/** Whether a member of a class is code that gets `this`. */
function isRunOnThis(member: DeclarationStatement): boolean {
  return (
    member.kind === NodeKind.MethodDeclaration &&
    !member.isAny(CommonFlags.Static | CommonFlags.Abstract) &&
    (member as MethodDeclaration).body !== null
  );
}

/** Returns the classes that extend each class or implement each interface directly. */
function subtypes({ elementsByDeclaration }: Program): Map<ClassPrototype, ClassPrototype[]> {
  const all = new Map<ClassPrototype, ClassPrototype[]>();
  for (const element of elementsByDeclaration.values()) {
    if (element.kind !== ElementKind.ClassPrototype && element.kind !== ElementKind.InterfacePrototype) continue;
    const { basePrototype, interfacePrototypes } = element as ClassPrototype;
    for (const supertype of [basePrototype ?? [], interfacePrototypes ?? []].flat())
      all.set(supertype, [...(all.get(supertype) ?? []), element as ClassPrototype]);
  }
  return all;
}

/** Which classes own and which borrow, and the errors in their declarations. */
export class Classes {
  readonly #infos = new Map<Class, ClassInfo>();
  #subtypes: Map<ClassPrototype, ClassPrototype[]> | null = null;
  readonly #linear = new Map<Class, Linear | null>();
  signatures!: Signatures;

  constructor(
    private readonly resolver: Resolver,
    private readonly sink: Sink,
    /** The names that lead to tracked values. */
    private readonly allNames: Names,
  ) {}

  info(cls: Class): ClassInfo {
    const known = this.#infos.get(cls);
    if (known) return known;
    const { decorators, members } = classDeclaration(cls);
    const owned = this.#isMarked(cls, "owned");
    const info: ClassInfo = {
      cls,
      owned,
      markedOwned: owned,
      borrowed: this.#isMarked(cls, "borrowed"),
      tied: decorator(decorators, "tied") !== null,
      view: decorator(decorators, "view") !== null,
      trusted: decorator(decorators, "trusted") !== null || isTrusted(classDeclaration(cls).range.source),
      destructor: destructorIn(members),
      baseOwned: false,
      ownedFields: [],
      hasBorrowedField: false,
      checked: false,
    };
    this.#infos.set(cls, info);
    const holding = this.#holding(info);
    const isSaid = decorator(decorators, "borrowed");
    if (holding.length > 0 && (!isSaid || names(isSaid).length > 0))
      info.tied = holding.every((argument) => this.isTied(argument.getClass()));
    if (info.tied || holding.length > 0) info.borrowed = true;
    if (cls.base) {
      const base = this.info(cls.base);
      if (base.owned) info.owned = info.baseOwned = true;
      if (base.borrowed && !base.tied) info.borrowed = true;
    }
    return info;
  }

  /**
   * The type arguments that hold borrows and are held by values of the class. The contents of a trusted class aren't known:
   * they may include what any of them borrows.
   */
  #holding({ cls, trusted }: ClassInfo): Type[] {
    const said = names(decorator(classDeclaration(cls).decorators, "borrowed"));
    const held = trusted
      ? (cls.typeArguments ?? [])
      : said.flatMap(({ text }) => cls.contextualTypeArguments?.get(text) ?? []);
    return held.filter((argument) => this.#holdsLoans(argument));
  }

  /** Whether values of a type hold borrows. */
  #holdsLoans(type: Type): boolean {
    const cls = type.getClass();
    return cls !== null && this.info(cls).borrowed;
  }

  isTied(cls: Class | null): boolean {
    return cls !== null && this.info(cls).tied;
  }

  /** Handles `@owned`, and `@owned("T")`, which owns if the type argument T does; `@borrowed` likewise. */
  #isMarked(cls: Class, word: "owned" | "borrowed"): boolean {
    const node = decorator(classDeclaration(cls).decorators, word);
    if (!node) return false;
    const conditions = names(node);
    if (conditions.length === 0) return true;
    return conditions.some(({ text }) => {
      const argument = cls.contextualTypeArguments?.get(text)?.getClass();
      return argument != null && this.info(argument)[word];
    });
  }

  /** The classes that were checked. */
  get checked(): Class[] {
    return [...this.#infos.values()].flatMap(({ cls, checked }) => (checked ? cls : []));
  }

  /** Whether a class of the program is marked `@linear`. */
  get hasLinear(): boolean {
    return this.allNames.hasLinear;
  }

  /** Returns how values of a class must be used up: of a `@linear` one, and of one that owns such a value. */
  linear(cls: Class): Linear | null {
    const known = this.#linear.get(cls);
    if (known !== undefined) return known;
    this.#linear.set(cls, null); // its fields may lead to the class itself
    const linear = this.#readLinear(cls);
    this.#linear.set(cls, linear);
    return linear;
  }

  #readLinear(cls: Class): Linear | null {
    const said = names(decorator(classDeclaration(cls).decorators, "linear"))[0]?.text;
    if (said !== undefined) return { method: said, field: "" };
    for (const supertype of [cls.base ?? [], [...(cls.interfaces ?? [])]].flat()) {
      const inherited = this.linear(supertype);
      if (inherited) return inherited;
    }
    for (const { name, mode } of this.hasLinear ? this.check(cls).ownedFields : []) {
      const held = this.linear(mode.cls!);
      if (held) return { method: held.method, field: `.${name}${held.field}` };
    }
    return null;
  }

  /** Whether a class's drop never accesses the borrows inside: a collection of borrows drops none of them. */
  mayDangle(cls: Class): boolean {
    const { trusted, borrowed } = this.info(cls);
    if (!trusted || !borrowed || this.isExtended(cls)) return false;
    const { decorators } = classDeclaration(cls);
    if (decorator(decorators, "borrowed") || decorator(decorators, "tied")) return false;
    const held = (cls.typeArguments ?? []).flatMap((argument) => argument.getClass() ?? []);
    return held.every((each) => !this.info(each).borrowed || !this.info(each).owned || this.mayDangle(each));
  }

  /** Whether a class of the program extends it. */
  isExtended({ prototype }: Class): boolean {
    return this.#directSubtypesOf(prototype).length > 0;
  }

  /** Returns a field that may be tracked, of a class that extends this one, or null. */
  fieldOfExtender({ prototype }: Class): FieldDeclaration | null {
    const members = this.#subtypesOf(prototype).flatMap((each) => (each.declaration as ClassDeclaration).members);
    const found = members.find(
      (member) =>
        member.kind === NodeKind.FieldDeclaration && !member.is(CommonFlags.Static) && this.allNames.in(member),
    );
    return (found as FieldDeclaration) ?? null;
  }

  /** Returns the classes that extend a class or implement an interface, and those that extend them. */
  #subtypesOf(prototype: ClassPrototype): ClassPrototype[] {
    return this.#directSubtypesOf(prototype).flatMap((each) => [each, ...this.#subtypesOf(each)]);
  }

  #directSubtypesOf(prototype: ClassPrototype): readonly ClassPrototype[] {
    this.#subtypes ??= subtypes(this.resolver.program);
    return this.#subtypes.get(prototype) ?? [];
  }

  /** Returns the info with the owned fields. Reports the errors of the class once. */
  check(cls: Class): ClassInfo {
    const info = this.info(cls);
    if (info.checked) return info;
    info.checked = true;
    if (isStd(cls.prototype.declaration.range.source)) return info;
    for (const name of cls.prototype.instanceMembers?.keys() ?? []) {
      const member = cls.getMember(name);
      if (member?.kind === ElementKind.PropertyPrototype && (member as PropertyPrototype).isField)
        this.#checkField(info, member as PropertyPrototype);
    }
    checkOverrides(cls, this, this.signatures, this.resolver, this.sink);
    if ((info.owned || info.borrowed) && cls.base) this.#checkBase(info, cls.base);
    const declared = cls.prototype.declaration.name.range;
    if (info.owned && !info.markedOwned) {
      this.sink(errors.unmarkedSubclass(declared, cls.name, cls.prototype.declaration.range));
    }
    if (info.destructor && info.baseOwned && this.#hasDestructor(cls.base)) {
      this.sink(errors.destructorOverride(info.destructor.name.range));
    }
    return info;
  }

  #checkField(info: ClassInfo, field: PropertyPrototype): void {
    const property = this.resolver.resolveProperty(field, SWALLOW);
    const declaration = field.fieldDeclaration;
    if (!property || !declaration) return;
    const span = info.cls.prototype.declaration.range;
    const mode = this.fieldMode(declaration.type, property.type, info.cls, info.trusted);
    if (mode.own && !info.trusted) {
      info.ownedFields.push({ name: field.name, mode, isDefinite: declaration.is(CommonFlags.DefinitelyAssigned) });
      if (!info.owned) {
        this.sink(errors.unmarkedOwner(declaration.name.range, info.cls.name, field.name, span));
      }
    }
    if (!mode.loans || info.trusted) return;
    if (!mode.own) info.hasBorrowedField = true;
    if (!info.borrowed) {
      this.sink(errors.fieldWithoutLifetime(declaration.name.range, field.name, info.cls.name, span));
    } else if (mode.ref === "mut" && !info.owned) {
      this.sink(errors.unmarkedExclusive(declaration.name.range, info.cls.name, field.name, span));
    }
  }

  /** The methods of an untracked base class would get `this`, and could keep or drop it. */
  #checkBase({ cls }: ClassInfo, base: Class): void {
    for (let at: Class | null = base; at; at = at.base) {
      const { owned, borrowed, trusted } = this.info(at);
      if (owned || borrowed || trusted || isStd(classDeclaration(at).range.source)) return;
      const method = classDeclaration(at).members.find(isRunOnThis);
      if (!method) continue;
      const { name } = cls.prototype.declaration;
      return this.sink(errors.untrackedBase(name.range, cls.name, at.name, method.name.range));
    }
  }

  #hasDestructor(cls: Class | null): boolean {
    for (let at = cls; at; at = at.base) {
      const info = this.info(at);
      if (info.owned && info.destructor) return true;
    }
    return false;
  }

  /**
   * Whether borrows can be stored in a value of a class after it is made, or in one of a class that extends or implements
   * it: the fields that a class declares as borrows are set once.
   */
  keepsBorrows(cls: Class): boolean {
    return this.#keepsBorrows(cls) || this.#subtypesOf(cls.prototype).some((each) => this.#mayKeepBorrows(each));
  }

  #keepsBorrows(cls: Class): boolean {
    const { borrowed, trusted, ownedFields } = this.check(cls);
    if (!borrowed) return false;
    return trusted || ownedFields.some(({ mode }) => mode.loans) || (cls.base !== null && this.#keepsBorrows(cls.base));
  }

  /** Of a generic class, the instances aren't known. */
  #mayKeepBorrows(prototype: ClassPrototype): boolean {
    if (!decorator((prototype.declaration as ClassDeclaration).decorators, "borrowed")) return false;
    if (prototype.is(CommonFlags.Generic)) return true;
    const cls = quietly(() => this.resolver.resolveClass(prototype, null, new Map(), SWALLOW));
    return cls !== null && this.#keepsBorrows(cls);
  }

  /** Whether a class, or one on a path of owned fields, or one that extends such a class, has a destructor. */
  hasDestructorAlong(cls: Class | null, [name, ...path]: readonly string[]): boolean {
    if (!cls) return false;
    return (
      this.#hasDestructor(cls) ||
      this.#subtypesOf(cls.prototype).some(({ declaration }) =>
        destructorIn((declaration as ClassDeclaration).members),
      ) ||
      this.hasDestructorAlong(this.check(cls).ownedFields.find((field) => field.name === name)?.mode.cls ?? null, path)
    );
  }

  /** Returns `Ref<T>` or `Mut<T>` as written, also through aliases of aliases. */
  refMarker(node: TypeNode | null, context: Element, flow: Flow | null = null): "shared" | "mut" | null {
    for (let hops = 0; node?.kind === NodeKind.NamedType && hops < 8; hops++) {
      const named: NamedTypeNode = node as NamedTypeNode;
      const element = quietly(() => this.resolver.resolveTypeName(named.name, flow, context, SWALLOW));
      if (element?.kind !== ElementKind.TypeDefinition) return null;
      if (named.typeArguments?.length === 1) {
        const name = ownName(element.internalName);
        if (name === "Ref") return "shared";
        if (name === "Mut") return "mut";
      }
      node = (element as TypeDefinition).typeNode;
      context = element;
    }
    return null;
  }

  /** Returns how a value is held whose type is written as `node` and resolves to `type`. */
  mode(node: TypeNode | null, type: Type | null, context: Element, flow: Flow | null = null, quiet = false): Mode {
    const cls = type?.getClass() ?? type?.classReference;
    if (!type || !cls) return PLAIN;
    const info = this.info(cls);
    const nullable = type.isNullableReference;
    if (!info.owned && !info.borrowed && !info.view) {
      const isVouched = info.trusted || (context.kind === ElementKind.Class && this.info(context as Class).trusted);
      if (!quiet && !isVouched && this.#holdsTracked(cls)) this.untrackedContainer(cls, node);
      return PLAIN;
    }
    const unkept = quiet ? null : this.#unkept(cls);
    if (unkept && node && !node.range.source.isNative) this.sink(errors.unkeptArgument(node.range, cls.name, unkept));
    const ref = this.refMarker(node, context, flow) ?? (info.view ? "shared" : null);
    const loans = ref !== null || info.borrowed;
    return { own: info.owned && !ref, ref, loans, tied: !ref && info.tied, cls, type, nullable };
  }

  /** As `mode`, of a field of the class. Without a lifetime of its own, a class holds tied values that hold no borrows. */
  fieldMode(node: TypeNode | null, type: Type | null, parent: Element, quiet = false): Mode {
    const mode = this.mode(node, type, parent, null, quiet);
    const isLasting = mode.tied && parent.kind === ElementKind.Class && !this.info(parent as Class).borrowed;
    return isLasting ? { ...mode, loans: false } : mode;
  }

  /** Returns the function type that a type is written as, also through aliases. */
  functionTypeNode(node: TypeNode | null, context: Element, flow: Flow | null = null): FunctionTypeNode | null {
    for (let hops = 0; node && hops < 8; hops++) {
      if (node.kind === NodeKind.FunctionType) return node as FunctionTypeNode;
      if (node.kind !== NodeKind.NamedType) return null;
      const { name } = node as NamedTypeNode;
      const element = quietly(() => this.resolver.resolveTypeName(name, flow, context, SWALLOW));
      if (element?.kind !== ElementKind.TypeDefinition) return null;
      node = (element as TypeDefinition).typeNode;
      context = element;
    }
    return null;
  }

  /** Returns a tracked type parameter for which the class doesn't vouch, as with `@trusted("V")`, or null. */
  #unkept(cls: Class): string | null {
    const vouched = names(decorator(classDeclaration(cls).decorators, "trusted")).map(({ text }) => text);
    if (vouched.length === 0) return null;
    const parameters = cls.prototype.typeParameterNodes?.map(({ name }) => name.text) ?? [];
    return (
      parameters.find((name, i) => !vouched.includes(name) && this.tracked(cls.typeArguments?.[i] ?? null)) ?? null
    );
  }

  /** Whether values of a type own or borrow themselves, so that each is followed. */
  isFollowed(type: Type): boolean {
    const cls = type.getClass();
    if (!cls) return false;
    const { owned, borrowed, view } = this.info(cls);
    return owned || borrowed || view;
  }

  /** Whether values of a type own or borrow, or hold something that does. */
  tracked(type: Type | null): boolean {
    const cls = type?.getClass();
    if (!cls) return false;
    const { owned, borrowed, view, trusted } = this.info(cls);
    return owned || borrowed || view || (!trusted && this.#holdsTracked(cls));
  }

  /** Whether a generic class may hold tracked values. An interface holds none: each class that implements it is checked. */
  #holdsTracked({ kind, typeArguments }: Class): boolean {
    return kind === ElementKind.Class && !!typeArguments?.some((argument) => this.tracked(argument));
  }

  /** Reports a generic class that isn't tracked, but holds something tracked. */
  untrackedContainer(cls: Class, node: Node | null): void {
    if (!node || node.range.source.isNative || isStd(node.range.source)) return; // reported where it is used
    this.sink(errors.untrackedContainer(node.range, cls.name));
  }
}
