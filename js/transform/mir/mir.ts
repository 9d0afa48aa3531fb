// What a function body becomes: blocks of operations on places that own or borrow. All else in it is left out.
//
//     const a = open();          init a
//     consume(a);                move a
//     const r = b.asFd();        borrow t1 <- b (loan 0); copy r <- t1
//     }                          drop r; drop a            (in reverse order)

import type { Class, Expression, Node, Statement, Type, VariableDeclaration } from "assemblyscript";
import type { Reports } from "../report/report.js";
import type { Mode } from "../types/mode.js";

/** A place in the syntax tree where an expression stands, and where another can be put. */
export interface Slot {
  // The tree's nodes have no common shape; a slot is only made where `parent[key]` is an expression.
  readonly parent: Record<string | number, Expression>;
  readonly key: string | number;
}

export type LocalKind = "var" | "param" | "this" | "field" | "tmp";

/** Something that can own or borrow: a variable, a parameter, `this`, a field in a constructor, a temporary. */
export interface Local {
  readonly id: number;
  readonly name: string;
  readonly kind: LocalKind;
  readonly node: Node;
  readonly own: boolean;
  readonly loans: boolean;
  readonly ref: "shared" | "mut" | null;
  readonly cls: Class | null;
  readonly nullable: boolean;
  readonly type: Type | null;
  /** Its number among those that own, or -1. */
  readonly ownIndex: number;
  /** Its number among those that carry loans, or -1. */
  readonly loanIndex: number;
  /** Of a variable: its name in the tree, which may be another where it hides one. */
  called?: string;
  /** Of a field: its name, and the local that it is a part of. */
  field?: string;
  whole?: Local;
  /** Its owned fields, where it is taken apart: they may move out one by one. */
  parts?: readonly Local[];
  /** Of a variable: where it is declared. */
  declaration?: VariableDeclaration;
  statement?: Statement;
  /** Of a temporary: where it stands, and the statement that it ends with. */
  slot?: Slot;
  /** Of a temporary: `take(place)` or `replace(place, value)`, which makes it. */
  intrinsic?: { readonly kind: "take" | "replace"; readonly args: Expression[]; readonly slot: Slot };
}

/** A borrow of a place, from where it is made. */
export interface Loan {
  readonly id: number;
  readonly local: Local;
  readonly path: readonly string[];
  readonly mut: boolean;
  /** It goes through a borrow, and so doesn't end with the local. */
  readonly through: boolean;
  readonly node: Node;
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

/** Where a drop is to be written. */
export type Site =
  | { readonly kind: "end"; readonly list: StatementList }
  | { readonly kind: "before" | "after" | "return"; readonly statement: Statement }
  | {
      readonly kind: "reassign" | "constructorField" | "replaceField";
      readonly statement: Statement | null;
      readonly node: Assignment;
    }
  | {
      readonly kind: "expression";
      readonly slot: Slot;
      readonly statement: Statement;
      readonly result: Type | "bool" | "void";
    }
  | { readonly kind: "none" };

export type Assignment = Node & { readonly left: Expression; readonly right: Expression };

/** Statements, with those to be added at the end. */
export type StatementList = Statement[] & { appended?: Statement[] };

export type Operation =
  /** The local holds a value from here on. `assigned` is the statement that assigns it. */
  | { op: "init"; local: Local; assigned?: Statement | null }
  /** Its value goes away. `withWhole`: as a part of one that does. */
  | { op: "move"; local: Local; node: Node; slot?: Slot | undefined; id?: number; withWhole?: boolean }
  /** Its value ends here, if it has one. The verdict is the data-flow's. */
  | { op: "drop"; local: Local; node: Node; site: Site; verdict?: "none" | "flag" | "static" }
  /** It carries these loans and no others. */
  | { op: "loans"; local: Local; set: Loan[] }
  /** It carries what the sources carry. `within`: what they lead to carries, where they are borrows themselves. */
  | { op: "copy"; target: Local; sources: Local[]; node: Node; within?: boolean }
  /** It carries a new loan, and what `copies` carry. */
  | {
      op: "borrow";
      target: Local;
      local: Local;
      path: readonly string[];
      mut: boolean;
      node: Node;
      loan: Loan;
      copies: Local[];
    }
  /** What it holds, or leads to, carries what the sources carry as well. */
  | { op: "store"; target: Local; sources: Local[]; node: Node }
  /** An access to a place that owns. */
  | { op: "use"; local: Local; path: readonly string[]; mut: boolean; node: Node }
  /** An access through a borrow. */
  | { op: "useRef"; local: Local; node: Node }
  /** Its old value is overwritten. */
  | { op: "assign"; local: Local; node: Node }
  | { op: "assignField"; local: Local; path: readonly string[]; node: Node; site: Site; mode: Mode }
  /** Its loans leave the function. `stored`: into a field of the object under construction. */
  | { op: "return"; source: Local; node: Node; stored: boolean }
  /** A mistake in what stands here, which is said where it can be reached. */
  | { op: "error"; args: Parameters<Reports["error"]> }
  /** Its loans go where they live for ever. */
  | { op: "static"; source: Local; node: Node; what: string };

export interface Block {
  readonly id: number;
  readonly operations: Operation[];
  readonly successors: Block[];
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
}

/** What an expression gives, before it is known what is done with it. */
export type Operand =
  /** A place that owns, or an owned part of one. */
  | {
      k: "place";
      root: Local;
      path: readonly string[];
      mode: Mode;
      node: Node;
      slot: Slot | null;
      type: Type | null;
      constructorField?: boolean;
      reborrow?: boolean;
    }
  /** A borrow in a variable. */
  | { k: "var"; local: Local; node: Node; type: Type | null }
  /** A value that was just made: owned, or a borrow. */
  | { k: "tmp"; local: Local; node: Node; type: Type | null }
  /** A global, which lives for ever. */
  | { k: "static"; name: string; cls: Class | null; own: boolean; node: Node; type: Type | null }
  /** One of two, by a condition: who takes it decides on both sides what is done. */
  | { k: "choice"; sides: { operand: Operand; node: Node; end: Block }[]; node: Node; type: Type | null }
  | { k: "null" }
  /** Untracked. */
  | { k: "plain"; type: Type | null }
  /** Not resolved; asc will say why. */
  | { k: "unknown" };

/** A value that isn't tracked. */
export const PLAIN: Operand = { k: "plain", type: null };

/** A value of which nothing is known. */
export const UNKNOWN: Operand = { k: "unknown" };
