// The ownership transform for asc: `asc --transform as-io-lifetimes/transform`. In the order in which asc calls it:
//
//   afterParse       owned classes get the glue of their destructors            glue.ts
//   afterInitialize  statements outside of functions get their drops            ownership.ts
//   compile          each function instance is checked, and gets its drops      hook.ts
//                      words → types → lower → js/ownership → elaborate
//                    then functions that nothing calls are checked, and all errors are handed over
//   afterCompile     functions that can wait are made to suspend                waits/
//                    asc's bindings take handles for numbers                    asc/bindings.ts
//
// check.ts is the transform of `io-lifetimes check`, which also compiles unreachable functions.

import { DiagnosticCategory, type Compiler, type Parser, type Program } from "assemblyscript";
import { AscTransform, refuseSecondCopy } from "../asc-transform.js";
import type { Facts } from "../ownership/query.js";
import { Diagnostics } from "./asc/diagnostics.js";
import { addGlue } from "./glue.js";
import { passHandlesAsNumbers } from "./asc/bindings.js";
import { bindPreview1 } from "./asc/esm-bindings.js";
import { claim, hook } from "./asc/hook.js";
import { foreignImports } from "./imports.js";
import { Ownership } from "./ownership.js";
import { findWaits, giveStack, suspend, type Module, type Waits } from "./waits/suspend.js";
import { Names } from "./syntax/names.js";
import { wrongDecorators } from "./types/decorators.js";

/**
 * The versions of asc that the tests ran with: 0.28, from 0.28.17 on. Earlier versions number the kinds of nodes
 * differently; later ones may have moved what hook.ts patches, which isn't public.
 */
const TESTED = { minor: 28, patch: 17 };

export default class OwnershipTransform extends AscTransform {
  #isFirst = true;
  #ownership: Ownership | null = null;
  /** The errors of ownership, on their way to asc. */
  protected diagnostics: Diagnostics | null = null;
  /** Receives what is known of each function. */
  protected watch: ((facts: Facts) => void) | null = null;

  afterParse(parser: Parser): void {
    refuseSecondCopy(this.program, "transform");
    const { options } = this.program;
    const { bundleMajorVersion: major, bundleMinorVersion: minor, bundlePatchVersion: patch } = options;
    if (major !== 0 || minor !== TESTED.minor || patch < TESTED.patch) {
      throw new Error(
        `as-io-lifetimes: this is assemblyscript ${major}.${minor}.${patch}, and the transform is made for ` +
          "0.28.17 and later of 0.28; `npm install assemblyscript@^0.28.17` gets one",
      );
    }
    this.#isFirst = claim(this.program);
    if (!this.#isFirst) return;
    bindPreview1(this.program);
    addGlue(parser);
    giveStack(this.program);
    // The library checks for this name to know that the transform is in use.
    (options.globalAliases ??= new Map()).set("IO_LIFETIMES_TRANSFORM", "1");
  }

  afterInitialize(program: Program): void {
    if (!this.#isFirst) return;
    const names = new Names(program);
    const wrong = wrongDecorators(program.sources);
    if (!names.isEmpty || wrong.length > 0) this.#ownership = new Ownership(program, names, this.watch);
    for (const report of wrong) this.#ownership!.reports.add(report);
    hook(program, {
      bodyOf: (fn) => this.#ownership?.bodyOf(fn) ?? null,
      compiled: (compiler) => this.compiled(compiler),
    });
    this.diagnostics = new Diagnostics(program, this.stderr);
    this.#ownership?.topLevel();
  }

  /** asc has compiled the whole program and hasn't printed its diagnostics yet. */
  protected compiled(_compiler: Compiler): void {
    this.#ownership?.compiled();
    this.#ownership?.reports.settle(
      this.program.diagnostics.some(({ category }) => category === DiagnosticCategory.Error),
    );
    this.diagnostics?.emit([...(this.#ownership?.reports.all ?? []), ...foreignImports(this.program)]);
  }

  afterCompile(module: Module): void {
    if (!this.#isFirst) return;
    const waits = this.checkWaits(module);
    if (waits?.reports.length === 0) suspend(module, waits);
    passHandlesAsNumbers(this.program);
  }

  /** Reports errors about waits. Returns what is known of the waits. */
  protected checkWaits(module: Module): Waits | null {
    const waits = findWaits(this.program, module);
    this.diagnostics?.emit(waits?.reports ?? []);
    return waits;
  }
}
