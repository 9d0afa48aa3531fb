// Which functions of a module can wait. asc's module is complete at this point, so its text lists all calls.

/** A function of a module. */
interface Fn {
  readonly calls: Set<string>;
  /** The signatures of the function values that it calls. */
  readonly indirect: Set<string>;
  readonly signature: string;
}

/** The module that asyncify reserves for itself. */
export const ASYNCIFY = "asyncify";

const NAME = String.raw`\$(?:"((?:[^"\\]|\\.)*)"|([^\s()]+))`;
const LINE = {
  func: new RegExp(`^ \\(func ${NAME}(.*)$`),
  imported: new RegExp(`^ \\(import "${ASYNCIFY}" "(\\w+)" \\(func ${NAME}`),
  type: new RegExp(`^ \\(type ${NAME} \\(func(.*)\\)\\)$`),
  call: new RegExp(`\\(call ${NAME}`, "g"),
  indirect: new RegExp(`\\(call_indirect (?:\\$\\S+ )?\\(type ${NAME}\\)`, "g"),
  elements: /^ \(elem .*$/,
  exported: new RegExp(`^ \\(export "((?:[^"\\\\]|\\\\.)*)" \\(func ${NAME}\\)\\)`),
  start: new RegExp(`^ \\(start ${NAME}\\)`),
};

/** The calls of a module, read from its text. */
export class Graph {
  /** The exported functions, by their export names. */
  readonly exports = new Map<string, string>();
  /** What runs before the exports are called. */
  start: string | null = null;
  readonly #functions = new Map<string, Fn>();
  readonly #values = new Set<string>();
  /** The imports of asyncify, by their names in the module. */
  readonly #asyncify = new Map<string, string>();

  constructor(text: string) {
    const types = new Map<string, string>();
    let fn: Fn | null = null;
    for (const line of text.split("\n")) {
      const head = LINE.func.exec(line);
      if (head) {
        fn = { calls: new Set(), indirect: new Set(), signature: signature(head[3]!) };
        this.#functions.set(name(head, 1), fn);
      } else if (fn && line.startsWith("  ")) {
        for (const call of line.matchAll(LINE.call)) fn.calls.add(name(call, 1));
        for (const call of line.matchAll(LINE.indirect)) fn.indirect.add(types.get(name(call, 1)) ?? "");
      } else this.#item(line, types);
    }
  }

  #item(line: string, types: Map<string, string>): void {
    const type = LINE.type.exec(line);
    if (type) types.set(name(type, 1), signature(type[3]!));
    const imported = LINE.imported.exec(line);
    if (imported) this.#asyncify.set(name(imported, 2), imported[1]!);
    if (LINE.elements.test(line))
      for (const value of line.matchAll(new RegExp(NAME, "g"))) this.#values.add(name(value, 1));
    const exported = LINE.exported.exec(line);
    if (exported) this.exports.set(exported[1]!, name(exported, 2));
    const start = LINE.start.exec(line);
    if (start) this.start = name(start, 1);
  }

  /** Whether the module has a wait. */
  get waits(): boolean {
    return this.#asyncify.size > 0;
  }

  /**
   * Returns the functions that can wait, each with a callee on the path to the wait; null for those that leave
   * directly.
   */
  waiting(): Map<string, string | null> {
    const found = new Map<string, string | null>();
    const queue: string[] = [];
    const add = (fn: string, via: string | null) => {
      if (found.has(fn) || this.#callsAsyncify(fn, "start_rewind")) return;
      found.set(fn, via);
      queue.push(fn);
    };
    for (const fn of this.#functions.keys()) if (this.#callsAsyncify(fn, "start_unwind")) add(fn, null);
    const callers = this.#callers();
    for (let fn = queue.shift(); fn !== undefined; fn = queue.shift()) {
      for (const caller of callers.get(fn) ?? []) add(caller, fn);
      if (!this.#values.has(fn)) continue;
      const { signature } = this.#functions.get(fn)!;
      for (const [caller, { indirect }] of this.#functions) if (indirect.has(signature)) add(caller, fn);
    }
    return found;
  }

  /** Returns the functions that call a function value which can wait. */
  callingWaitingValues(waiting: ReadonlyMap<string, unknown>): string[] {
    const signatures = new Set(
      [...this.#values].filter((fn) => waiting.has(fn)).map((fn) => this.#functions.get(fn)!.signature),
    );
    return [...this.#functions].flatMap(([fn, { indirect }]) =>
      [...indirect].some((signature) => signatures.has(signature)) ? [fn] : [],
    );
  }

  calls(fn: string, callee: RegExp): boolean {
    return [...(this.#functions.get(fn)?.calls ?? [])].some((called) => callee.test(called));
  }

  #callsAsyncify(fn: string, builtin: string): boolean {
    return [...this.#functions.get(fn)!.calls].some((called) => this.#asyncify.get(called) === builtin);
  }

  #callers(): Map<string, string[]> {
    const callers = new Map<string, string[]>();
    for (const [caller, { calls }] of this.#functions) {
      for (const callee of calls) {
        const list = callers.get(callee);
        if (list) list.push(caller);
        else callers.set(callee, [caller]);
      }
    }
    return callers;
  }
}

/** Returns a name matched by `NAME`, whose groups begin at `at`. */
function name(match: RegExpMatchArray, at: number): string {
  return match[at]?.replace(/\\(.)/g, "$1") ?? match[at + 1]!;
}

/** Formats `(param $0 i32) (param i64 f32) (result i32)` as `i32 i64 f32 => i32`. */
function signature(text: string): string {
  const of = (kind: string) =>
    [...text.matchAll(new RegExp(`\\(${kind} ([^)]*)\\)`, "g"))]
      .flatMap(([, types]) => types!.split(" "))
      .filter((type) => !type.startsWith("$"))
      .join(" ");
  return `${of("param")} => ${of("result")}`;
}
