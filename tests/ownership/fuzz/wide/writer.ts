import type { Random } from "../random.js";
import type { Callable, Class, Type } from "./types.js";

/** The name of a program's global. */
export const GLOBAL = "global";

export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** How many loops are around its declaration. */
  readonly loops: number;
  /** It has moved. */
  isGone: boolean;
}

/** A piece of a program that can be left out: lines, and between them lists of other pieces. */
export interface Piece {
  readonly text: readonly (string | readonly Piece[])[];
  /** What follows it in its list is never reached. */
  readonly leaves?: boolean;
  /** What it declares, for pieces that other bodies can name. A method of the operator `[]` is used without its name. */
  readonly name?: string;
}

export function line(text: string, leaves = false): Piece {
  return { text: [text], leaves };
}

/** What the generator knows in the middle of a program. */
export class Writer {
  #scopes: Variable[][] = [[]];
  #names = 0;
  /** The loops, and the loops and switches, around. */
  loops = 0;
  exits = 0;
  result: Type | null = null;
  /** The body is that of a function which returns its result in a `Result`, so it may use `orReturn`. */
  isFallible = false;
  /** What is made borrows, and is used after its statement: of temporaries it would borrow in vain. */
  isKept = false;
  /** What was made borrows of a temporary. */
  hasTemporary = false;
  /** What is made borrows, and is returned: it can't borrow of what ends with the body. */
  isReturned = false;
  /** The variables of which a result may borrow. */
  lenders: readonly string[] = [];

  constructor(
    readonly random: Random,
    readonly classes: Class[],
    readonly functions: Callable[],
    /** How many statements are still to come in this body. */
    public budget: number,
    /** How often the generator keeps away from what has moved, and from moves in loops. */
    readonly care: number,
  ) {}

  /** One for the body of another function, which knows the globals. */
  fork(budget: number, classes = this.classes): Writer {
    const writer = new Writer(this.random, classes, this.functions, budget, this.care);
    for (const { name, type } of this.#scopes[0]!) if (name === GLOBAL) writer.add(name, type);
    return writer;
  }

  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  add(name: string, type: Type): Variable {
    const variable = { name, type, loops: this.loops, isGone: false };
    this.#scopes.at(-1)!.push(variable);
    return variable;
  }

  scope<T>(work: () => T): T {
    this.#scopes.push([]);
    try {
      return work();
    } finally {
      this.#scopes.pop();
    }
  }

  /** The variables that it can name. */
  variables(wanted: (variable: Variable) => boolean): Variable[] {
    const found: Variable[] = [];
    for (const scope of this.#scopes)
      for (const variable of scope) if (wanted(variable) && this.#isAtHand(variable)) found.push(variable);
    return found;
  }

  /** A variable to move out of, which has moved then. */
  move(wanted: (variable: Variable) => boolean): Variable | null {
    const all = this.variables(
      (variable) => wanted(variable) && (variable.loops === this.loops || !this.random.chance(this.care)),
    );
    if (all.length === 0) return null;
    const variable = this.random.pick(all);
    variable.isGone = true;
    return variable;
  }

  #isAtHand({ isGone, name }: Variable): boolean {
    return !((isGone || (this.isReturned && !this.lenders.includes(name))) && this.random.chance(this.care));
  }
}
