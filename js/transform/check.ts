// `io-lifetimes check`: reports the diagnostics of asc and of the transform, and writes no module.

import { DiagnosticCategory, type Compiler, type DiagnosticMessage, type Source } from "assemblyscript";
import asc from "assemblyscript/asc";
import type { Facts } from "../ownership/query.js";
import type { Label, Span } from "../ownership/report.js";
import { sortPending } from "./asc/diagnostics.js";
import { compileUncalled } from "./asc/uncalled.js";
import OwnershipTransform from "./index.js";
import type { Module } from "./waits/suspend.js";

/** A range in a file. Lines and columns start at 1; `end` is after the last character. */
export interface Place {
  /** As asc writes it: relative to the base directory, or with `~lib/` in front for a file of a package. */
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface Diagnostic {
  /** `E0382` and `OWN0910` come from the transform, `TS2304` and `AS102` from asc. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** Null if the diagnostic has no place, for example for a missing entry file. */
  readonly place: Place | null;
  /** The label at the place. */
  readonly label: string;
  /** Other places that explain the error. */
  readonly related: readonly (Place & { readonly label: string })[];
  /** What to write instead. */
  readonly help: string | null;
  /** Changes of the source that mend it, for quick fixes. */
  readonly suggestions: readonly Fix[];
}

/** A change of the source: each edit replaces a place, which is empty for an insertion, with a text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly (Place & { readonly text: string })[];
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** What asc prints. */
  readonly stderr: string;
  /** Why asc stopped for another reason than an error in the program, such as an unreadable configuration; or null. */
  readonly failure: string | null;
}

export interface CheckOptions {
  /** Receives what is known of each function that is checked. A generic function comes once for each instance. */
  readonly watch?: (facts: Facts) => void;
}

/** Checks a program. `args` are asc's arguments: entry files and options. */
export async function check(args: readonly string[], { watch }: CheckOptions = {}): Promise<Checked> {
  let transform = null as CheckTransform | null;
  class Transform extends CheckTransform {
    constructor() {
      super();
      if (watch) this.watch = watch;
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

  /** The module never runs. With `converge` in the configuration, asc would optimize it again and again. */
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
      suggestions: (report?.suggestions ?? []).map(({ title, edits }) => ({
        title,
        edits: edits.map(({ span, text }) => ({ ...place(span), text })),
      })),
    };
  }
}

function place({ source: of, start, end }: Span): Place {
  const source = of as Source;
  const position = (at: number) => ({ line: source.lineAt(at), column: at - source.text.lastIndexOf("\n", at - 1) });
  return { file: source.normalizedPath, start: position(start), end: position(end) };
}
