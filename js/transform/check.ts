// `io-lifetimes check`: the diagnostics of asc and of the transform, without a module.

import { DiagnosticCategory, type Compiler, type DiagnosticMessage, type Source } from "assemblyscript";
import asc from "assemblyscript/asc";
import type { Label, Span } from "../ownership/report.js";
import { sortPending } from "./asc/diagnostics.js";
import { compileUncalled } from "./asc/uncalled.js";
import OwnershipTransform from "./index.js";
import type { Module } from "./waits/suspend.js";

/** A place in a file. Lines and columns begin with 1, and `end` is behind the last character. */
export interface Place {
  /** As asc writes it: relative to the base directory, with `~lib/` before what is of a package. */
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface Diagnostic {
  /** `E0382` and `OWN0910` are of the transform, `TS2304` and `AS102` of asc. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** Null for what is about no place: an entry file that isn't there. */
  readonly place: Place | null;
  /** What is to be said of the place. */
  readonly label: string;
  /** Other places that explain the error. */
  readonly related: readonly (Place & { readonly label: string })[];
  /** What to write instead. */
  readonly help: string | null;
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** What asc prints. */
  readonly stderr: string;
  /** Why asc gave up where that is no error of the program, as with a configuration that can't be read; or null. */
  readonly failure: string | null;
}

/** Checks a program. `args` are asc's: entry files and options. */
export async function check(args: readonly string[]): Promise<Checked> {
  let transform = null as CheckTransform | null;
  class Transform extends CheckTransform {
    constructor() {
      super();
      transform = this;
    }
  }
  const { error, stderr } = await asc.main([...args, "--noEmit", "--noValidate", "-O0"], {
    transforms: [Transform as never],
  });
  const diagnostics = transform?.found() ?? [];
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  return { diagnostics, stderr: stderr.toString(), failure: error && !hasErrors ? error.message : null };
}

class CheckTransform extends OwnershipTransform {
  protected override compiled(compiler: Compiler): void {
    super.compiled(compiler);
    compileUncalled(compiler);
    sortPending(this.program);
  }

  /** Nothing runs the module. asc would measure it again and again, where the configuration says `converge`. */
  override afterCompile(module: Module): void {
    this.checkWaits(module);
    (module as { emitBinary(): Uint8Array }).emitBinary = () => new Uint8Array();
  }

  found(): Diagnostic[] {
    return this.program.diagnostics.map((message) => this.#diagnostic(message));
  }

  #diagnostic(message: DiagnosticMessage): Diagnostic {
    const { code, category, range, relatedRange } = message;
    const report = this.diagnostics?.of(message) ?? null;
    const label = ({ span, text }: Label) => ({ ...place(span), label: text });
    return {
      code: report ? report.code : `${code < 1000 ? "AS" : "TS"}${code}`,
      severity:
        category === DiagnosticCategory.Error ? "error" : category === DiagnosticCategory.Warning ? "warning" : "info",
      message: message.message,
      place: range && place(range),
      label: report?.primary.text ?? "",
      related: report ? report.secondary.map(label) : relatedRange ? [label({ span: relatedRange, text: "" })] : [],
      help: report?.help ?? null,
    };
  }
}

function place({ source: of, start, end }: Span): Place {
  const source = of as Source;
  const position = (at: number) => ({ line: source.lineAt(at), column: at - source.text.lastIndexOf("\n", at - 1) });
  return { file: source.normalizedPath, start: position(start), end: position(end) };
}
