import type { Class, Type } from "assemblyscript";

/** How a value of a type is held: what rustc sees in `T`, `&T` and `&mut T`. */
export interface Mode {
  /** It owns: it moves, and is dropped at its end. */
  readonly own: boolean;
  /** It is a borrow: `Ref<T>` or `Mut<T>`. */
  readonly ref: "shared" | "mut" | null;
  /** It carries loans: it is a borrow, or holds one. */
  readonly loans: boolean;
  /** Of a value that carries loans: only those that hold none fit into places without loans. */
  readonly tied?: boolean;
  readonly cls: Class | null;
  readonly type: Type | null;
  readonly nullable: boolean;
}

/** The mode of an untracked value. */
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

/** Whether values of two modes are passed in the same way. */
export function sameMode(a: Mode, b: Mode): boolean {
  return a.own === b.own && a.ref === b.ref && a.loans === b.loans;
}
