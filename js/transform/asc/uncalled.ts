import {
  CommonFlags,
  DiagnosticCategory,
  DiagnosticCode,
  ElementKind,
  type ClassPrototype,
  type Compiler,
  type DeclaredElement,
  type FunctionPrototype,
  type Global,
} from "assemblyscript";
import { methodsOf } from "../types/members.js";

// asc compiles only the functions that are reachable from the exports of the entry files. An editor needs the errors of
// the others as well.

/** Globals that asc adds when it knows the layout of the memory, and again when something it compiles needs them. */
const ADDED_LAST = [
  "~lib/rt/__rtti_base",
  "~lib/memory/__data_end",
  "~lib/memory/__stack_pointer",
  "~lib/memory/__heap_base",
];

/**
 * Compiles the functions and globals of the program's own files that the program doesn't reach. asc's errors in them
 * become warnings, since asc accepts the program. Call it after asc has compiled the program; the module can't be used
 * afterwards.
 */
export function compileUncalled(compiler: Compiler): void {
  const { program, module, currentFlow, currentBody } = compiler;
  const before = program.diagnostics.length;
  for (const name of ADDED_LAST) module.removeGlobal(name);
  for (const element of new Set(program.elementsByDeclaration.values())) {
    const { source } = element.declaration.range;
    if (source.isLibrary) continue;
    compiler.currentFlow = program.filesByName.get(source.internalPath)!.startFunction.flow;
    compiler.currentBody = [];
    try {
      compileElement(compiler, element);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "Binaryen failed";
      program.error(DiagnosticCode.Not_implemented_0, element.identifierNode.range, `asc crashed: ${reason}`);
    }
  }
  Object.assign(compiler, { currentFlow, currentBody });
  for (const message of program.diagnostics.slice(before))
    if (message.category === DiagnosticCategory.Error) message.category = DiagnosticCategory.Warning;
  module.optimize = () => {};
}

/** Compiles a function, the methods of a class, or a global. An unused generic has no type arguments and is skipped. */
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
