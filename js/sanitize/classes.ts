import {
  ElementKind,
  NodeKind,
  type Class,
  type ClassDeclaration,
  type ClassPrototype,
  type MethodDeclaration,
  type Program,
  type Type,
} from "assemblyscript";
import { decorator, names, type Word } from "../transform/words.js";

/** Which classes of a program own and which borrow, by their decorators. */
export class OwningClasses {
  /** The marked classes, and all classes and interfaces whose variables may hold a value of a marked class. */
  readonly #seen = new Set<ClassPrototype>();

  constructor(program: Program) {
    for (const element of program.elementsByDeclaration.values()) {
      if (element.kind !== ElementKind.ClassPrototype && element.kind !== ElementKind.InterfacePrototype) continue;
      const prototype = element as ClassPrototype;
      if (WORDS.some((word) => mark(prototype, word))) this.#see(prototype);
    }
  }

  #see(prototype: ClassPrototype): void {
    if (this.#seen.has(prototype)) return;
    this.#seen.add(prototype);
    if (prototype.basePrototype) this.#see(prototype.basePrototype);
    for (const parent of prototype.interfacePrototypes ?? []) this.#see(parent);
    for (const extender of prototype.extenders) this.#see(extender);
  }

  /** Whether no class is marked. */
  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }

  /** Whether a variable of a class or interface may hold a value that owns or borrows. */
  isSeen(cls: Class | null): cls is Class {
    return cls !== null && this.#seen.has(cls.prototype);
  }

  /** Whether values of a class are dropped by their owner. */
  isOwned(cls: Class | null): boolean {
    return cls !== null && (this.#isMarked(cls, "owned") || this.isOwned(cls.base));
  }

  /** Whether values of a class borrow and are copied freely. */
  isCopiedBorrow(cls: Class | null): boolean {
    return this.isSeen(cls) && !this.isOwned(cls) && this.isBorrowed(cls);
  }

  /** Whether values of a class hold borrows. */
  isBorrowed(cls: Class | null): boolean {
    return cls !== null && (this.#isMarked(cls, "borrowed") || this.isBorrowed(cls.base));
  }

  /** Whether values of a class must be dropped. A value without a destructor may be taken apart instead. */
  hasDestructor(cls: Class | null): boolean {
    if (cls === null) return false;
    const { members } = cls.prototype.declaration as ClassDeclaration;
    return members.some(isDestructor) || this.hasDestructor(cls.base);
  }

  /** Handles `@owned`, and `@owned("T")`, which owns if the type argument T does; `@borrowed` likewise. */
  #isMarked(cls: Class, word: "owned" | "borrowed"): boolean {
    const node = mark(cls.prototype, word);
    if (!node) return false;
    const conditions = names(node);
    const argument = (name: string) => cls.contextualTypeArguments?.get(name)?.getClass() ?? null;
    const holds = ({ text }: { text: string }) =>
      word === "owned" ? this.isOwned(argument(text)) : this.isBorrowed(argument(text));
    return conditions.length === 0 || conditions.some(holds);
  }
}

const WORDS: readonly Word[] = ["owned", "borrowed", "view"];

function mark(prototype: ClassPrototype, word: Word) {
  return decorator((prototype.declaration as ClassDeclaration).decorators, word);
}

function isDestructor(member: ClassDeclaration["members"][number]): boolean {
  return member.kind === NodeKind.MethodDeclaration && (member as MethodDeclaration).name.text === "drop";
}

/** Returns the class of a value in memory, or null for numbers, functions and other values. */
export function classOf(type: Type | null): Class | null {
  return type?.getClass() ?? null;
}
