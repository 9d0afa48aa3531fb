// The ownership transform for asc: `asc --transform as-io-lifetimes/transform`. In the order in which asc calls it:
//
//   afterParse       owned classes get the glue of their destructors            glue.ts
//   afterInitialize  statements outside of functions get their drops            ownership.ts
//   compile          each function instance is checked, and gets its drops      hook.ts
//                      words → types → lower → dataflow → elaborate
//                    then what nobody calls is checked, and all errors are told

import { Program, type Parser } from "assemblyscript";
import { Transform as AscTransform } from "assemblyscript/transform";
import { addGlue } from "./glue.js";
import { hook } from "./hook.js";
import { Ownership } from "./ownership.js";
import { renderOn } from "./report/render.js";
import { markedSources } from "./syntax/marks.js";

interface OutputStream {
  write(chunk: string | Uint8Array): void;
}

// assemblyscript's typings declare the class without its members.
const Transform = AscTransform as unknown as abstract new () => { readonly program: Program; readonly stderr: OutputStream };

export default class OwnershipTransform extends Transform {
  afterParse(parser: Parser): void {
    if (!(this.program instanceof Program)) {
      throw new Error("as-io-lifetimes: asc and the transform load two copies of the package assemblyscript; install it once (`npm ls assemblyscript` shows where)");
    }
    addGlue(parser);
    // The library asks for this name to know that it is used with the transform.
    const { options } = this.program;
    (options.globalAliases ??= new Map()).set("IO_LIFETIMES_TRANSFORM", "1");
  }

  afterInitialize(program: Program): void {
    const marked = markedSources(program);
    if (marked.size === 0) return;
    const ownership = new Ownership(program, marked);
    hook(program, ownership);
    renderOn(this.stderr, ownership.reports);
    ownership.topLevel();
  }
}
