// The transform of `--target p3`: a program that was written for WASI preview1 runs on WASI 0.3.
//
//   afterParse    assembly/p3, the calls of preview1 on WASI 0.3, becomes a part of the program
//   afterCompile  its functions take the place of the imports             link.ts
//
// The source of the program and of the library stay as they are.

import type { Parser } from "assemblyscript";
import { readFileSync } from "node:fs";
import { AscTransform, refuseSecondCopy } from "../asc-transform.js";
import { link, type Module } from "./link.js";

const ENTRY = "assembly/p3/entry.ts";

export default class P3Transform extends AscTransform {
  afterParse(parser: Parser): void {
    refuseSecondCopy(this.program, "target p3");
    const text = readFileSync(new URL(`../../../${ENTRY}`, import.meta.url), "utf8");
    parser.parseFile(text, `~lib/as-io-lifetimes/${ENTRY}`, true);
    // The library checks for this name to know that it has the calls that preview1 lacks.
    (this.program.options.globalAliases ??= new Map()).set("IO_LIFETIMES_P3", "1");
  }

  afterCompile(module: Module): void {
    link(module);
  }
}
