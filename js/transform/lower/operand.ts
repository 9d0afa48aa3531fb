import type { Class, Node, Type } from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Slot } from "../syntax/slot.js";
import type { Mode } from "../types/mode.js";
import type { Callable } from "../types/signatures.js";
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
      /** Where it stands. Null where a move out of it couldn't be written. */
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
  | { k: "choice"; sides: Side[]; node: Node; type: Type | null }
  /** A function that takes or gives what is tracked. */
  | { k: "function"; name: string; callable: Callable; node: Node; type: Type | null }
  | { k: "null" }
  /** Untracked. Only `untracked` of closed.ts makes it. */
  | { k: "plain"; type: Type | null }
  /** Not resolved. Only `unresolved` of closed.ts makes it. */
  | { k: "unknown" };

/** One side of a choice, and the block that it ends with. */
export interface Side {
  operand: Operand;
  readonly node: Node;
  end: Block;
}
