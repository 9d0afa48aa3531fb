import { ElementKind, type Element, type Function as AscFunction, type Program } from "assemblyscript";
import type { Report } from "../ownership/report.js";
import { callOf } from "./asc/hook.js";
import * as errors from "./errors/index.js";

// A command runs on engines that provide WASI and nothing else. What else it imports is nearly always a mistake: a call of
// AssemblyScript's library that is made for browsers.

/** Modules that engines of WASI and components provide: preview1, interfaces, and what bindings and asyncify import. */
const PROVIDED = /^wasi_|:|^\$|^\[|^asyncify$/;

/** The alias that allows other imports: `--use IO_LIFETIMES_IMPORTS=1`. */
const ALLOWED = "IO_LIFETIMES_IMPORTS";

/** Returns the errors for what a command imports beyond WASI, once it is compiled. */
export function foreignImports(program: Program): Report[] {
  const { exportStart, globalAliases } = program.options;
  if (exportStart !== "_start" || globalAliases?.has(ALLOWED)) return [];
  return [...program.moduleImports].flatMap(([module, elements]) =>
    PROVIDED.test(module) ? [] : [...elements].map(([name, element]) => errorOf(program, module, name, element)),
  );
}

function errorOf(program: Program, module: string, name: string, element: Element): Report {
  const call = element.kind === ElementKind.Function ? callOf(program, element as AscFunction) : null;
  const { declaration } = element as AscFunction;
  return errors.foreignImport((call ?? declaration.name).range, `${module}.${name}`);
}
