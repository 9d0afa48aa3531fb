import type { Class, Type } from "assemblyscript";

/** How a value of a type is held: what rustc knows from `T`, `&T` and `&mut T`. */
export interface Mode {
  /** It owns: it moves, and is dropped at its end. */
  readonly own: boolean;
  /** It is a borrow, by `Ref<T>` or `Mut<T>`. */
  readonly ref: "shared" | "mut" | null;
  /** It carries loans: a borrow, or a value that holds one. */
  readonly loans: boolean;
  readonly cls: Class | null;
  readonly type: Type | null;
  readonly nullable: boolean;
}

/** A value that nothing is known of and nothing needs to be. */
export const PLAIN: Mode = Object.freeze({
  own: false,
  ref: null,
  loans: false,
  cls: null,
  type: null,
  nullable: false,
});

export function isTracked(mode: Mode): boolean {
  return mode.own || mode.loans;
}

/** Whether two modes are passed in the same way. */
export function sameMode(a: Mode, b: Mode): boolean {
  return a.own === b.own && a.ref === b.ref && a.loans === b.loans;
}
