// A lowered function body: blocks of operations on places that own or borrow. Everything else is left out.
//
//     const a = open();          init a
//     consume(a);                move a
//     const r = b.asFd();        borrow t1 <- b (loan 0); copy r <- t1
//     }                          drop r; drop a            (in reverse order)
//
// A front end builds it. What it knows beyond the MIR (types, syntax, the sites of drops) stays in tables of its own.

import type { Edit, Report, Span } from "./report.js";

export type LocalKind = "var" | "param" | "this" | "field" | "tmp";

/** What can own or borrow: a variable, a parameter, `this`, a part of a value, a temporary. */
export interface Local {
  readonly id: number;
  readonly name: string;
  readonly kind: LocalKind;
  readonly span: Span;
  readonly own: boolean;
  readonly loans: boolean;
  /** The kind of borrow that it is. Null for a value that holds borrows in its fields. */
  readonly ref: "shared" | "mut" | null;
  /** Its number among the locals that own, or -1. */
  readonly ownIndex: number;
  /** Its number among the locals that carry loans, or -1. */
  readonly loanIndex: number;
  /** Its drop doesn't access what it borrows: Rust's `may_dangle`. */
  readonly mayDangle: boolean;
  /** Its value must not be dropped. */
  readonly linear?: Linear;
  /**
   * Of a parameter by value: it may go to places that live for ever, as the callers see to it that it holds no borrows
   * then.
   */
  readonly deferred?: boolean;
  /** The name of its type in errors. */
  readonly typeName?: string | undefined;
  /** How to borrow it in source code, such as `a.asFd()`, if its type has such a method. */
  readonly lends: string | null;
  /** How to clone it in source code, such as `a.tryClone().value`, if its type has such a method. */
  readonly clones: string | null;
  /** Of a part: its name, and the local that it is a part of. */
  field?: string;
  whole?: Local;
  /** Of a part: other fields of the whole hold borrows, which a use of the part uses as well. */
  isBesideBorrows?: boolean;
  /** If it is taken apart: its owned fields, which may move out one by one. */
  parts?: readonly Local[];
}

/** A value that must move on, for instance into the method, or whose field must. */
export interface Linear {
  readonly method: string;
  /** Of a value that only holds such a value: the path of the field, such as `.reply`. */
  readonly field: string;
}

/** What takes a moved value, for errors about the move. */
export interface Taker {
  /** `method`: a method that consumes its receiver. `field`: the field that a parameter of a constructor sets. */
  readonly kind: "method" | "parameter" | "variable" | "field";
  /** The name of the method, parameter or variable. */
  readonly name: string;
  /** Of a parameter: the name of its function. */
  readonly of?: string;
  /** Where it is declared, or null in another package. */
  readonly declared: Span | null;
  /** It takes a borrow as well: its type is a type parameter, or inferred. */
  readonly takesBorrows?: boolean;
  /** The edits by which it is declared as a borrow, if it can be changed, and its declaration after them. */
  readonly borrowing?: { readonly edits: readonly Edit[]; readonly text: string } | null;
  /** Of a parameter: it sets a field, which keeps the value. */
  readonly keeps?: boolean;
  /** Of a method: where it is called. */
  readonly called?: Span | undefined;
}

/** A borrow of a place, from the operation that makes it. */
export interface Loan {
  readonly id: number;
  readonly local: Local;
  readonly path: readonly string[];
  readonly mut: boolean;
  /** It goes through a borrow, so it doesn't end with the local. */
  readonly through: boolean;
  readonly span: Span;
  /** Of a parameter: its name. The loan begins before the call and outlives it. */
  readonly universal: string | null;
  /** Only what the parameter borrows is lent, not what that holds. */
  readonly outer?: boolean;
  /** Other borrows can be stored in the borrowed value through this one. */
  readonly keeps: boolean;
  /** It reborrows through the exclusive borrow in a field of the local. */
  readonly reborrow?: boolean;
  /** Of a container in a place without a lifetime: only what holds no borrows can get into it. */
  readonly lasting?: boolean;
  /** Of a receiver that will be borrowed as mutable: it may be read until the arguments are evaluated. */
  reserved?: boolean;
}

/** Whether a drop runs: always, if a flag is set, or never. */
export type Verdict = "none" | "flag" | "static";

export type Operation =
  /** The local holds a value from here on. */
  | { op: "init"; local: Local }
  /** What it holds is null: it can be read, and there is nothing to drop. */
  | { op: "empty"; local: Local }
  /**
   * Its value moves away. `withWhole`: as a part of a value that moves. `loop`: the head of the innermost loop around
   * it.
   */
  | {
      op: "move";
      local: Local;
      span: Span;
      id?: number;
      withWhole?: boolean;
      taker?: Taker | undefined;
      loop?: Span | undefined;
    }
  /**
   * Drops its value, if it has one. `replaced`: a new value replaces it. `end`: the end of the scope. `by`: the statement
   * that leaves the scope before its end, or replaces the value. The data-flow decides `verdict`.
   */
  | {
      op: "drop";
      local: Local;
      span: Span;
      replaced?: boolean;
      end?: Span | undefined;
      by?: Span | undefined;
      verdict?: Verdict;
    }
  /** It carries exactly these loans. */
  | { op: "loans"; local: Local; set: Loan[] }
  /**
   * It carries the loans of the sources; with `within`, for sources that are borrows, the loans of what they lead to.
   */
  | { op: "copy"; target: Local; sources: Local[]; span: Span; within?: boolean }
  /** It carries a new loan, and the loans of `copies`. */
  | {
      op: "borrow";
      target: Local;
      local: Local;
      path: readonly string[];
      mut: boolean;
      span: Span;
      loan: Loan;
      copies: Local[];
    }
  /** What it holds, or leads to, also carries the loans of the sources. */
  | { op: "store"; target: Local; sources: Local[]; span: Span }
  /** An access to a place that owns. */
  | { op: "use"; local: Local; path: readonly string[]; mut: boolean; span: Span }
  /** An access through a borrow. */
  | { op: "useRef"; local: Local; span: Span }
  /** Its old value is overwritten. */
  | { op: "assign"; local: Local; span: Span }
  | { op: "assignField"; local: Local; path: readonly string[]; span: Span }
  /** Its loans leave the function. `stored`: into a field of the object under construction. */
  | { op: "return"; source: Local; span: Span; stored: boolean }
  /** An error at this operation, which is reported if the operation is reachable. */
  | { op: "error"; report: Report }
  /**
   * Its loans go to `what`, a place where nothing is known of them: one that lives for ever. `into`: to a parameter of a
   * function, which may pass them on to such a place.
   */
  | { op: "static"; source: Local; span: Span; what: string; into?: object };

export interface Block {
  readonly id: number;
  readonly operations: Operation[];
  readonly successors: Block[];
}

/** Loans that go to a place that lives for ever, if what isn't known yet is so. */
export interface Escape {
  /** The parameter of this function that the loans come from, or null if they are the function's own. */
  readonly from: string | null;
  /** The parameter that they go to, as the operation has it, or null for a place that lives for ever. */
  readonly into: object | null;
  /** The error, if both are so. */
  readonly report: Report;
}

/** What a function's callers rely on. */
export interface Contract {
  /** Whose loans the result carries: names of parameters, or "this". */
  readonly from: readonly string[];
  /** The signature doesn't say whose, which is an error already; the body isn't checked against `from`. */
  readonly isUnknown: boolean;
  readonly isConstructor: boolean;
}

/** A lowered function. */
export interface Mir {
  readonly entry: Block;
  readonly blocks: readonly Block[];
  readonly locals: readonly Local[];
  /** The locals that own, by their number. */
  readonly owned: readonly Local[];
  /** The locals that carry loans, by their number. */
  readonly refs: readonly Local[];
  readonly loans: readonly Loan[];
  readonly contract: Contract;
}
