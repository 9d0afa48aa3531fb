// AssemblyScript names for WIT's kebab-case.

import { isReserved } from "./words.js";

/** `read-via-stream` as `readViaStream`. */
export function camelCase(kebab: string): string {
  const [first, ...rest] = kebab.split("-");
  return first!.toLowerCase() + rest.map(capitalize).join("");
}

/** `output-stream` as `OutputStream`. */
export function pascalCase(kebab: string): string {
  return kebab.split("-").map(capitalize).join("");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Gives out the names of a scope, none of them twice. WIT has no `$` in its names: a name of the generator's own has one,
 * so that it can't be a name from WIT.
 */
export class Names {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  /** A name for a variable, with a number if it is taken. */
  local(wanted: string): string {
    return this.take(wanted, (i) => `${wanted}${i}`);
  }

  /** A name that programs use, with `_` at its end if it is taken. */
  give(wanted: string): string {
    const start = /^[0-9]/.test(wanted) ? `_${wanted}` : wanted;
    return this.take(start, (i) => start + "_".repeat(i));
  }

  private take(wanted: string, next: (attempt: number) => string): string {
    let name = wanted;
    for (let i = 1; isReserved(name) || this.taken.has(name); i++) name = next(i);
    this.taken.add(name);
    return name;
  }
}
