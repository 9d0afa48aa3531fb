// Functions that wait are suspended and resumed with Binaryen's pass `asyncify`, which changes only functions that can
// reach a wait. At this point asc's module is complete but not optimized, so nothing that must stay separate has been
// inlined.
// https://github.com/WebAssembly/binaryen/blob/main/src/passes/Asyncify.cpp

import type { Program } from "assemblyscript";
import binaryen from "assemblyscript/binaryen";
import type { Report } from "../../ownership/report.js";
import { checkExports } from "./check.js";
import { ASYNCIFY, Graph } from "./graph.js";

export type Module = InstanceType<typeof binaryen.Module>;

/** The exports that the pass adds for hosts that drive it. */
const EXPORTS = ["start_unwind", "stop_unwind", "start_rewind", "stop_rewind", "get_state"].map(
  (name) => `${ASYNCIFY}_${name}`,
);

/** The file of the library that suspends and resumes functions. */
const STACK = /(^|\/)as-io-lifetimes\/assembly\/async\/stack$/;

const MINIMAL = 1;
const STACK_SIZE = 32768;

/**
 * Gives the minimal runtime a stack of managed values in programs that can wait; asc only makes one for the incremental
 * runtime. A waiting task saves its part of the stack where a collection finds it.
 */
export function giveStack({ options, module, sources }: Program): void {
  if (options.runtime !== MINIMAL || options.stackSize !== 0) return;
  if (!sources.some(({ internalPath }) => STACK.test(internalPath))) return;
  options.stackSize = STACK_SIZE;
  module.useShadowStack = true;
}

/** What is known of the waits of a program. */
export interface Waits {
  /** Errors about functions that wait but must not. */
  readonly reports: readonly Report[];
  /** Functions that call a function value which can wait. */
  readonly callers: readonly string[];
}

/** Finds what can wait in a module. Returns null if nothing does. */
export function findWaits(program: Program, module: Module): Waits | null {
  if (!imports(module)) return null;
  const graph = new Graph(module.emitText());
  const waiting = graph.waiting();
  return { reports: checkExports(program, graph, waiting), callers: graph.callingWaitingValues(waiting) };
}

/** Makes the functions of a module that can wait suspendable. */
export function suspend(module: Module, { callers }: Waits): void {
  binaryen.setPassArgument("asyncify-ignore-imports", "1");
  binaryen.setPassArgument("asyncify-ignore-indirect", "1");
  // With a line break in it, the list is split at line breaks instead of commas; names contain commas.
  binaryen.setPassArgument("asyncify-addlist", `${callers.join("\n")}\n`);
  binaryen.setPassArgument("asyncify-propagate-addlist", "1");
  module.runPasses([ASYNCIFY]);
  for (const name of EXPORTS) module.removeExport(name);
}

/** Whether a module imports what suspends functions. */
function imports(module: Module): boolean {
  for (let i = 0; i < module.getNumFunctions(); i++) {
    if (binaryen.getFunctionInfo(module.getFunctionByIndex(i)).module === ASYNCIFY) return true;
  }
  return false;
}
