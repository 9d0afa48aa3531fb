/** What the Canonical ABI traps for. */
export class Trap extends Error {}

export function trapIf(condition: boolean, why: string): void {
  if (condition) throw new Trap(why);
}

/** The table of handles of an instance. Handle 0 is none. */
export class Handles {
  readonly #slots: unknown[] = [null];
  readonly #free: number[] = [];

  add(element: object): number {
    const at = this.#free.pop() ?? this.#slots.length;
    this.#slots[at] = element;
    return at;
  }

  /** Returns what a handle stands for, which has to be of this class. */
  get<T>(at: number, type: abstract new (...args: never[]) => T): T {
    const found = this.#slots[at];
    trapIf(!(found instanceof type), `handle ${at} is no ${type.name}`);
    return found as T;
  }

  remove<T>(at: number, type: abstract new (...args: never[]) => T): T {
    const found = this.get(at, type);
    this.#slots[at] = null;
    this.#free.push(at);
    return found;
  }

  /** The handle of something that is in the table. */
  of(element: unknown): number {
    return this.#slots.indexOf(element);
  }

  /** What is in use. */
  living(): object[] {
    return this.#slots.filter((slot) => slot !== null) as object[];
  }
}
