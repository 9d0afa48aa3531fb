// The ownership sanitizer for asc: `asc --transform as-io-lifetimes/transform --transform
// as-io-lifetimes/transform/sanitize`.
// The module checks itself: whenever a value is made, used, borrowed or dropped, it calls assembly/sanitize, which
// keeps the state of each value and traps on an error.
//
//   afterParse       the room becomes a part of the program              index.ts
//   afterInitialize  which classes own and borrow                        classes.ts
//   compile          every call and allocation that asc makes            hook.ts → calls.ts
//
// It works on the calls that asc emits, not on the syntax, and shares nothing with the checks of the ownership
// transform: neither their data-flow nor their reading of a program.

import type { Parser, Program } from "assemblyscript";
import { readFileSync } from "node:fs";
import { AscTransform, refuseSecondCopy } from "../asc-transform.js";
import { OwningClasses } from "./classes.js";
import { hookCompiler } from "./hook.js";

const ROOM = "as-io-lifetimes/assembly/sanitize";
const FILES = ["record", "table", "fault", "events", "entry"];

export default class SanitizeTransform extends AscTransform {
  afterParse(parser: Parser): void {
    refuseSecondCopy(this.program, "sanitizer");
    if (this.program.options.runtime === STUB) {
      throw new Error(
        "as-io-lifetimes: the sanitizer finds leaks by the garbage collector, which the runtime `stub` has " +
          "none of; compile with `--runtime incremental` or `minimal`",
      );
    }
    for (const file of FILES) {
      const text = readFileSync(new URL(`../../../assembly/sanitize/${file}.ts`, import.meta.url), "utf8");
      parser.parseFile(text, `~lib/${ROOM}/${file}.ts`, file === "entry");
    }
  }

  afterInitialize(program: Program): void {
    const classes = new OwningClasses(program);
    if (!classes.isEmpty) hookCompiler(program, classes, `~lib/${ROOM}/events`);
  }
}

/** asc's number for `--runtime stub`. */
const STUB = 0;
