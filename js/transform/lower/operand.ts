import type { Class, Node, Type } from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Slot } from "../syntax/slot.js";
import type { Mode } from "../types/mode.js";
import type { Callable } from "../types/signatures.js";
import type { Variable } from "./tables.js";

/** The value of an expression, before anything uses it. */
export type Operand =
  /** A place that owns, or an owned part of one. */
  | {
      k: "place";
      root: Variable;
      path: readonly string[];
      mode: Mode;
      node: Node;
      /** The slot that it stands in. Null if a move out of it can't be written. */
      slot: Slot | null;
      type: Type | null;
      constructorField?: boolean;
      reborrow?: boolean;
    }
  /** A borrow in a variable. */
  | { k: "var"; local: Variable; node: Node; type: Type | null }
  /** A new value: an owner or a borrow. */
  | { k: "tmp"; local: Variable; node: Node; type: Type | null }
  /** A global, which lives forever. */
  | { k: "static"; name: string; cls: Class | null; own: boolean; node: Node; type: Type | null }
  /** One of two values, by a condition. Whatever uses the choice handles both sides. */
  | { k: "choice"; sides: Side[]; node: Node; type: Type | null }
  /** A function whose signature has tracked values. */
  | { k: "function"; name: string; callable: Callable; node: Node; type: Type | null }
  | { k: "null" }
  /** Untracked. Only `untracked` in closed.ts makes it. */
  | { k: "plain"; type: Type | null }
  /** Not resolved. Only `unresolved` in closed.ts makes it. */
  | { k: "unknown" };

/** One side of a choice, and the block that it ends in. */
export interface Side {
  operand: Operand;
  readonly node: Node;
  end: Block;
}
