// `io-lifetimes check`: reports the diagnostics of asc and of the transform, and writes no module.

import type { Compiler } from "assemblyscript";
import asc from "assemblyscript/asc";
import type { Facts } from "../ownership/query.js";
import { sortPending } from "./asc/diagnostics.js";
import { compileUncalled } from "./asc/uncalled.js";
import type { ParsedFiles } from "./asc/parsed.js";
import OwnershipTransform from "./index.js";
import { toDiagnostic, type Diagnostic } from "./report/diagnostic.js";
import type { Module } from "./waits/suspend.js";

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** What asc prints. */
  readonly stderr: string;
  /** Why asc stopped for another reason than an error in the program, such as an unreadable configuration; or null. */
  readonly failure: string | null;
  /** The program's files as asc writes them, without those of packages. */
  readonly files: readonly string[];
}

export interface CheckOptions {
  /** Receives what is known of each function that is checked. A generic function comes once for each instance. */
  readonly watch?: (facts: Facts) => void;
  /** Reads a file, relative to the base directory; returns null if there is none. asc reads the file system otherwise. */
  readonly readFile?: (name: string, baseDir: string) => string | null;
  /** Keeps what asc has parsed for the next check, which must begin after the end of this one. */
  readonly parsed?: ParsedFiles;
}

/** Checks a program. `args` are asc's arguments: entry files and options. */
export async function check(args: readonly string[], { watch, readFile, parsed }: CheckOptions = {}): Promise<Checked> {
  let transform = null as CheckTransform | null;
  class Transform extends CheckTransform {
    constructor() {
      super();
      if (watch) this.watch = watch;
      parsed?.serve(this.program.parser);
      transform = this;
    }
  }
  const { error, stderr } = await asc.main([...args, "--noEmit", "--noValidate", "-O0"], {
    ...(readFile && { readFile }),
    transforms: [Transform as never],
  });
  const diagnostics = transform?.found() ?? [];
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  return {
    diagnostics,
    stderr: stderr.toString(),
    failure: error && !hasErrors ? error.message : null,
    files: transform?.files() ?? [],
  };
}

class CheckTransform extends OwnershipTransform {
  protected override compiled(compiler: Compiler): void {
    super.compiled(compiler);
    compileUncalled(compiler);
    sortPending(this.program);
  }

  /** The module never runs. With `converge` in a configuration, asc would optimize it again and again. */
  override afterCompile(module: Module): void {
    this.checkWaits(module);
    (module as { emitBinary(): Uint8Array }).emitBinary = () => new Uint8Array();
  }

  files(): string[] {
    // The file of the runtime is an entry to asc, and so no library.
    const files = this.program.sources.map(({ normalizedPath }) => normalizedPath);
    return files.filter((file) => !file.startsWith("~lib/"));
  }

  found(): Diagnostic[] {
    return this.program.diagnostics.map((message) =>
      toDiagnostic(this.program, message, this.diagnostics?.of(message) ?? null),
    );
  }
}
