// Writes the drops into a function's copy of its body.
//
//     const a = open();                          const a = open();
//     if (n > 3) consume(a);          →          let __own_f0_a = true;
//     return b.read();                           if (n > 3) consume((__own_f0_a = false, a));
//                                                { let __own_r1 = b.read(); if (__own_f0_a) a.__own_drop(); return __own_r1; }
//
// A value that is there on every path is dropped by a call, a value that may be there by a call behind a flag. A
// temporary gets a variable. New statements are collected by the statement that they belong to, and rewrite.ts writes
// them last.

import type { BlockStatement } from "assemblyscript";
import type { Lowering } from "../lower/lowering.js";
import { writeDrops, writeFieldReplacements } from "./ends.js";
import { writeDropsInExpressions } from "./expressions.js";
import { writeOrReturns } from "./or-return.js";
import { Plan } from "./plan.js";
import { rewrite } from "./rewrite.js";
import {
  initializeDeclarations,
  writeFlags,
  writeIntrinsics,
  writeMovesOfFlagged,
  writeTemporaries,
} from "./values.js";

/** Rewrites a body. Returns false if nothing has to change. */
export function elaborate(mir: Lowering, body: BlockStatement): boolean {
  const plan = new Plan(mir, body);
  writeDrops(plan);
  writeFieldReplacements(plan);
  writeOrReturns(plan); // a temporary may hold the value
  writeTemporaries(plan);
  writeMovesOfFlagged(plan);
  writeIntrinsics(plan);
  const prologue = writeFlags(plan);
  writeDropsInExpressions(plan);
  if (initializeDeclarations(mir)) plan.changed = true;
  if (!plan.changed && prologue.length === 0) return false;
  rewrite(body, plan.edits);
  body.statements.unshift(...prologue);
  return true;
}
