import { code, type Code, type Statement } from "./code.js";
import { KINDS, type Kind } from "./kinds.js";
import type { Random } from "./random.js";

/** A variable that the program has where the generator is. */
export interface Variable {
  readonly kind: Kind;
  readonly name: Code;
  /** Its borrows are older than the call, so it isn't assigned: rustc would want the new one to be as old. */
  readonly isParameter: boolean;
  /** It has moved, and the generator is careful not to name it again. */
  gone: boolean;
}

/** How a loop or switch is left: in Rust by a label where `break` would leave another one. */
export interface Exit {
  readonly onBreak: Code;
  readonly onContinue: Code | null;
}

/** Makes a statement, or null where the program has nothing to make it of. */
export type Make = (writer: Writer) => Statement | null;

/** What the generator knows in the middle of a program. */
export class Writer {
  readonly exits: Exit[] = [];
  #choices: (readonly [number, Make])[] | null = null;
  #scopes: Variable[][] = [[]];
  #names = 0;

  constructor(
    readonly random: Random,
    /** How many statements are still to come. */
    public budget: number,
    /** How often a variable that moved isn't named again. */
    readonly care: number,
    readonly result: Kind | "i32",
    /** The parameters that the result may borrow from. */
    readonly lenders: readonly Variable[],
  ) {}

  /**
   * The kinds of statements with how often they come in this program: in each, some come often and some hardly, so that
   * those which need each other meet.
   */
  choices(usual: readonly (readonly [number, Make])[]): readonly (readonly [number, Make])[] {
    return (this.#choices ??= usual.map(([weight, make]) => [weight * this.random.pick([0.2, 1, 1, 4]), make]));
  }

  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** The variables of some kinds. */
  of(...kinds: readonly Kind[]): Variable[] {
    return this.#scopes.flat().filter(({ kind, gone }) => !gone && kinds.includes(kind));
  }

  /** The names of the variables of a kind. */
  names(...kinds: readonly Kind[]): Code[] {
    return this.of(...kinds).map(({ name }) => name);
  }

  /** One of the variables of some kinds; it moves. */
  move(...kinds: readonly Kind[]): Variable | null {
    const variables = this.of(...kinds);
    if (variables.length === 0) return null;
    const variable = this.random.pick(variables);
    this.moved(variable);
    return variable;
  }

  moved(variable: Variable): void {
    if (this.random.chance(this.care)) variable.gone = true;
  }

  add(variable: Variable): void {
    this.#scopes.at(-1)!.push(variable);
  }

  /** `let name = value;` of a new variable, which is known from here on. */
  declare(kind: Kind, value: Code): Statement {
    const { as, rs, written } = KINDS[kind];
    const name = this.#nameFor(kind, value);
    const type: Code = written ? { as: `: ${as}`, rs: `: ${rs("'_")}` } : { as: "", rs: "" };
    const variable: Variable = { kind, name: code`${name}`, isParameter: false, gone: false };
    this.add(variable);
    const text = code`${name}${type} = ${value};`;
    return { as: [`let ${text.as}`], rs: [`let mut ${text.rs}`] };
  }

  /** A new name, or now and then one that hides a variable of an outer scope. */
  #nameFor(kind: Kind, value: Code): string {
    const outer = this.#scopes
      .slice(1, -1)
      .flat()
      .filter(({ name }) => !value.as.includes(name.as));
    const taken = new Set(this.#scopes.at(-1)!.map(({ name }) => name.as));
    const hidden = outer.filter(({ name }) => !taken.has(name.as));
    if (hidden.length === 0 || !this.random.chance(0.1)) return this.name(kind);
    const { name } = this.random.pick(hidden);
    for (const variable of outer) if (variable.name.as === name.as) variable.gone = true;
    return name.as;
  }

  /** The statements of a scope of its own. */
  scope(work: () => Statement[]): Statement[] {
    const outer = this.#scopes.flat().map((variable) => [variable, variable.gone] as const);
    this.#scopes.push([]);
    const statements = work();
    this.#scopes.pop();
    // A hidden variable is back; one that moved in a branch may be named after it, for what it is worth.
    for (const [variable, gone] of outer)
      if (variable.gone && !gone && this.random.chance(1 - this.care)) variable.gone = false;
    return statements;
  }
}
