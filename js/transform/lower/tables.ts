// What the front end knows of a function beyond its MIR: the syntax and types behind locals and operations.

import {
  NodeKind,
  type CallExpression,
  type Class,
  type Expression,
  type Node,
  type PropertyAccessExpression,
  type Range,
  type Statement,
  type Type,
  type VariableDeclaration,
} from "assemblyscript";
import type { Local, Operation } from "../../ownership/mir.js";
import type { Span } from "../../ownership/report.js";
import type { Slot } from "../syntax/slot.js";
import type { Mode } from "../types/mode.js";

/** A local of the MIR, with its type and its place in the syntax tree. */
export interface Variable extends Local {
  readonly node: Node;
  readonly cls: Class | null;
  readonly nullable: boolean;
  readonly type: Type | null;
  whole?: Variable;
  parts?: readonly Variable[];
  /** Of a variable: its name in the tree, which differs if it was renamed because it shadows another. */
  called?: string;
  /** Of a variable: its declaration. */
  declaration?: VariableDeclaration;
  statement?: Statement;
  /** Of a temporary: the slot it stands in, and the statement it ends with. */
  slot?: Slot;
  /** Of a temporary: the `take(place)` or `replace(place, value)` that makes it. */
  intrinsic?: {
    readonly kind: "take" | "replace";
    readonly args: Expression[];
    readonly slot: Slot;
    readonly holder?: Holder;
  };
}

/** Where a drop is written. */
export type Site =
  | { readonly kind: "end"; readonly list: StatementList }
  | { readonly kind: "before" | "after" | "return"; readonly statement: Statement }
  | {
      readonly kind: "reassign";
      readonly statement: Statement | null;
      readonly node: Assignment;
    }
  | { readonly kind: "constructorField"; readonly replacement: Replacement }
  | {
      readonly kind: "expression";
      readonly slot: Slot;
      readonly statement: Statement;
      readonly result: Type | "bool" | "void";
    }
  | { readonly kind: "leave"; readonly early: EarlyReturn }
  | { readonly kind: "none" };

/** `result.orReturn`, where the function may return. */
export interface EarlyReturn {
  readonly node: PropertyAccessExpression;
  /** The slot that it stands in. */
  readonly at: Slot;
  readonly statement: Statement;
  /** The type of the result. */
  readonly type: Type;
}

export type Assignment = Node & { readonly left: Expression; readonly right: Expression };

/** The object that contains a place, which is evaluated once and kept. */
export interface Holder {
  readonly slot: Slot;
  readonly type: Type;
}

/** An assignment to an owned field, whose old value is dropped. */
export interface Replacement {
  /** The field, if it is declared with `!`: reading it before it is set would trap. */
  readonly definite: { readonly of: Type; readonly name: string } | null;
  readonly statement: Statement | null;
  readonly node: Assignment;
  readonly mode: Mode;
  readonly holder?: Holder;
}

/** Statements, with those to append, and the range of their block. */
export type StatementList = Statement[] & { appended?: Statement[]; range?: Range };

/** Data about single operations. */
export class Tables {
  /** Where drops are written. */
  readonly sites = new Map<Operation, Site>();
  /** The slots of moved values. */
  readonly slots = new Map<Operation, Slot>();
  /** The variables that a statement assigns: a whole, then its parts. */
  readonly assigned = new Map<Statement, Variable[]>();
  readonly replacements = new Map<Operation, Replacement>();
  readonly earlyReturns: EarlyReturn[] = [];
  /** Whether the lowering itself has changed the body. */
  isRewritten = false;
}

/** Returns the span of a node. That of a call includes its callee. */
export function spanOf(node: Node): Span {
  const callee = calleeOf(node);
  const { source, start, end } = node.range;
  return callee ? { source, start, end, callee } : node.range;
}

function calleeOf(node: Node): Range | null {
  if (node.kind !== NodeKind.Call) return null;
  const { expression } = node as CallExpression;
  return expression.kind === NodeKind.PropertyAccess
    ? (expression as PropertyAccessExpression).property.range
    : expression.range;
}
