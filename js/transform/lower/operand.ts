import type { Class, Node, Type } from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Slot } from "../syntax/slot.js";
import type { Mode } from "../types/mode.js";
import type { Variable } from "./tables.js";

/** What an expression gives, before it is known what is done with it. */
export type Operand =
  /** A place that owns, or an owned part of one. */
  | {
      k: "place";
      root: Variable;
      path: readonly string[];
      mode: Mode;
      node: Node;
      slot: Slot | null;
      type: Type | null;
      constructorField?: boolean;
      reborrow?: boolean;
    }
  /** A borrow in a variable. */
  | { k: "var"; local: Variable; node: Node; type: Type | null }
  /** A value that was just made: owned, or a borrow. */
  | { k: "tmp"; local: Variable; node: Node; type: Type | null }
  /** A global, which lives for ever. */
  | { k: "static"; name: string; cls: Class | null; own: boolean; node: Node; type: Type | null }
  /** One of two, by a condition: what takes it decides on both sides what is done. */
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
