import { ElementKind, type Element, type Function as AscFunction, type Program } from "assemblyscript";
import type { Report } from "../../ownership/report.js";
import * as errors from "../errors/index.js";
import type { Graph } from "./graph.js";

/** Exports that may wait: those of `async` functions, by the names that bindgen gives them. */
const ASYNC = /^\$(callback\$\$)?async_lift\$/;

/** What bindgen makes an export of a blocking `async` function call: see assembly/async/blocking.ts. */
const MAY_BLOCK = /(^|\/)as-io-lifetimes\/assembly\/async\/blocking\/mayBlock$/;

/**
 * Returns errors for exports that can wait but aren't `async` in WIT: the host would refuse to wait, and the instance
 * would be lost.
 */
export function checkExports(program: Program, graph: Graph, waiting: ReadonlyMap<string, string | null>): Report[] {
  const roots = [...graph.exports]
    .filter(([exported, fn]) => !ASYNC.test(exported) && !graph.calls(fn, MAY_BLOCK))
    .map(([, fn]) => fn);
  if (graph.start !== null) roots.push(graph.start);
  return [...new Set(roots)].filter((fn) => waiting.has(fn)).map((fn) => waitOf(program, fn, waiting));
}

/** Returns the error for one function, with the calls that lead to the wait. */
function waitOf(program: Program, root: string, waiting: ReadonlyMap<string, string | null>): Report {
  const chain: AscFunction[] = [];
  for (let at: string | null | undefined = root; at; at = waiting.get(at)) {
    const element: Element | undefined = program.instancesByName.get(at);
    if (element?.kind === ElementKind.Function) chain.push(element as AscFunction);
  }
  // The chain also contains the glue and the library; only the user's functions are shown.
  const written = chain.filter(({ declaration }) => !declaration.range.source.isLibrary);
  const own = written.filter(({ declaration }) => !declaration.range.source.internalPath.includes("bindings/"));
  const [first, ...others] = own.length > 0 ? own : written.length > 0 ? written : chain;
  const wait = chain[chain.indexOf((others.at(-1) ?? first)!) + 1];
  return errors.waitInSync(
    { span: first!.declaration.name.range, name: first!.name },
    others.map(({ declaration, name }) => ({ span: declaration.name.range, name })),
    wait?.name ?? "wait",
  );
}
