// What a function body becomes: blocks of operations on places that own or borrow. Everything else is left out.
//
//     const a = open();          init a
//     consume(a);                move a
//     const r = b.asFd();        borrow t1 <- b (loan 0); copy r <- t1
//     }                          drop r; drop a            (in reverse order)
//
// A front end makes it and keeps, in tables of its own, what it knows beyond: types, syntax, where a drop is written.

import type { Report, Span } from "./report.js";

export type LocalKind = "var" | "param" | "this" | "field" | "tmp";

/** Something that can own or borrow: a variable, a parameter, `this`, a part of a value, a temporary. */
export interface Local {
  readonly id: number;
  readonly name: string;
  readonly kind: LocalKind;
  readonly span: Span;
  readonly own: boolean;
  readonly loans: boolean;
  /** It is a borrow of this kind. A value that holds borrows in its fields is none itself. */
  readonly ref: "shared" | "mut" | null;
  /** Its number among those that own, or -1. */
  readonly ownIndex: number;
  /** Its number among those that carry loans, or -1. */
  readonly loanIndex: number;
  /** Its drop doesn't look at what it borrows: Rust's `may_dangle`. */
  readonly mayDangle: boolean;
  /** Its value may not be dropped: it has to move, for instance into the method of this name. */
  readonly linear?: string;
  /** What errors call its type. */
  readonly typeName?: string | undefined;
  /** How the source borrows it, such as `a.asFd()`, where it offers that. */
  readonly lends: string | null;
  /** Of a part: its name, and the local that it is a part of. */
  field?: string;
  whole?: Local;
  /** Its owned fields, where it is taken apart: they may move out one by one. */
  parts?: readonly Local[];
}

/** What takes a value that moves, for the errors about the move. */
export interface Taker {
  /** `method`: it consumes its receiver. */
  readonly kind: "method" | "parameter" | "variable";
  /** The name of the method, of the parameter or of the variable. */
  readonly name: string;
  /** Of a parameter: the function. */
  readonly of?: string;
  /** Where it is declared, unless that is another package's business. */
  readonly declared: Span | null;
  /** Of a method: where it is called. */
  readonly called?: Span | undefined;
}

/** A borrow of a place, from where it is made. */
export interface Loan {
  readonly id: number;
  readonly local: Local;
  readonly path: readonly string[];
  readonly mut: boolean;
  /** It goes through a borrow, and so doesn't end with the local. */
  readonly through: boolean;
  readonly span: Span;
  /** Of a parameter: its name. The loan is older than the call and outlives it. */
  readonly universal: string | null;
  /** It is of what a parameter borrows, and not of what that holds. */
  readonly outer?: boolean;
  /** Through it, other borrows can get into what is borrowed. */
  readonly keeps: boolean;
  /** It goes on through the exclusive borrow that a field of the local holds. */
  readonly reborrow?: boolean;
  /** Of a receiver that will be borrowed as mutable: until the arguments are known, it may be read. */
  reserved?: boolean;
}

/** Whether a value is dropped at a place: always, if a flag says so, or never. */
export type Verdict = "none" | "flag" | "static";

export type Operation =
  /** The local holds a value from here on. */
  | { op: "init"; local: Local }
  /** Its value goes away. `withWhole`: as a part of one that does. `loop`: the head of the innermost loop around it. */
  | {
      op: "move";
      local: Local;
      span: Span;
      id?: number;
      withWhole?: boolean;
      taker?: Taker | undefined;
      loop?: Span | undefined;
    }
  /** Its value ends here, if it has one. `replaced`: by a new value. `end`: of the scope. The data-flow gives the verdict. */
  | { op: "drop"; local: Local; span: Span; replaced?: boolean; end?: Span | undefined; verdict?: Verdict }
  /** It carries these loans and no others. */
  | { op: "loans"; local: Local; set: Loan[] }
  /** It carries what the sources carry. `within`: what they lead to carries, where they are borrows themselves. */
  | { op: "copy"; target: Local; sources: Local[]; span: Span; within?: boolean }
  /** It carries a new loan, and what `copies` carry. */
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
  /** What it holds, or leads to, carries what the sources carry as well. */
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
  /** A mistake in what stands here, which is reported where it can be reached. */
  | { op: "error"; report: Report }
  /** Its loans go where they live for ever. */
  | { op: "static"; source: Local; span: Span; what: string };

export interface Block {
  readonly id: number;
  readonly operations: Operation[];
  readonly successors: Block[];
}

/** What a function's callers rely on. */
export interface Contract {
  /** Whose loans its result carries: names of parameters, or "this". */
  readonly from: readonly string[];
  /** Nothing says whose, which is an error already: the result isn't held to `from`. */
  readonly isUnknown: boolean;
  readonly isConstructor: boolean;
}

/** A lowered function. */
export interface Mir {
  readonly entry: Block;
  readonly blocks: readonly Block[];
  readonly locals: readonly Local[];
  /** Those that own, by their number. */
  readonly owned: readonly Local[];
  /** Those that carry loans, by their number. */
  readonly refs: readonly Local[];
  readonly loans: readonly Loan[];
  readonly contract: Contract;
}
