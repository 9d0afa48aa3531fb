// `io-lifetimes check`: what asc and the transform say about a program, without a module. asc compiles only what is
// reached from the exports of the entry files; here every function of the program's own files is compiled.

import {
  CommonFlags,
  DiagnosticCategory,
  ElementKind,
  type ClassPrototype,
  type Compiler,
  type DeclaredElement,
  type DiagnosticMessage,
  type FunctionPrototype,
  type Global,
  type Source,
} from "assemblyscript";
import asc from "assemblyscript/asc";
import OwnershipTransform from "./index.js";
import type { Label, Span } from "../ownership/report.js";
import { methodsOf } from "./types/members.js";

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
  protected override entered(compiler: Compiler): void {
    for (const element of new Set(this.program.elementsByDeclaration.values())) {
      if (!element.declaration.range.source.isLibrary) compileElement(compiler, element);
    }
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

/** Compiles a function, a class's members or a global, unless it is generic: what nobody uses has no type arguments. */
function compileElement(compiler: Compiler, element: DeclaredElement): void {
  if (element.is(CommonFlags.Generic)) return;
  switch (element.kind) {
    case ElementKind.FunctionPrototype:
      if (!element.is(CommonFlags.Instance)) compileFunction(compiler, element as FunctionPrototype);
      break;
    case ElementKind.ClassPrototype:
      compileClass(compiler, element as ClassPrototype);
      break;
    case ElementKind.Global:
      compiler.compileGlobal(element as Global);
      break;
  }
}

function compileFunction(compiler: Compiler, prototype: FunctionPrototype): void {
  if (prototype.is(CommonFlags.Generic)) return;
  const fn = compiler.resolver.resolveFunction(prototype, null);
  if (fn) compiler.compileFunction(fn);
}

function compileClass(compiler: Compiler, prototype: ClassPrototype): void {
  const cls = compiler.resolver.resolveClass(prototype, null);
  if (cls) for (const method of methodsOf(cls)) compileFunction(compiler, method);
}
