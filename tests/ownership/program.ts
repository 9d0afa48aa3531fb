import { join } from "node:path";
import { compileCached, compileUncached } from "../../scripts/targets/asc.js";
import { root } from "../support/asc.js";

/** The inputs that programs are run on. */
export const INPUTS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Something that a program did: a kind of event, and the value that it is about. */
export type Event = readonly [kind: number, id: number];

/** One run: what `main` gave, and what happened. */
export interface Run {
  readonly result: number;
  readonly events: readonly Event[];
}

export interface Compiled {
  /** Null where there are errors. */
  readonly wasm: Uint8Array | null;
  /** `5 E0382`: line and code, for each error. */
  readonly errors: string[];
  readonly stderr: string;
}

const TRANSFORM = join(root, "dist/js/transform/index.js");

/** Compiles a program with the transform; `path` is relative to the root of the repository. */
export async function compileProgram(path: string, transform = TRANSFORM): Promise<Compiled> {
  const args = [path, "--config", "none.json", "--outFile", "out.wasm", "--transform", transform];
  const { error, stderr, files } = await (transform === TRANSFORM ? compileCached : compileUncached)({ args });
  const errors = errorsIn(stderr, path);
  if (error !== undefined && errors.length === 0) throw new Error(`asc ${path}: ${error}\n${stderr}`);
  return { wasm: files.get("out.wasm") ?? null, errors, stderr };
}

/** The errors that asc printed, ours and its own. Those in other files have the file's name before the line. */
function errorsIn(text: string, path: string): string[] {
  const errors: string[] = [];
  for (const message of text.split(/^(?=ERROR )/m)) {
    const code = /^ERROR (\w+):/.exec(message)?.[1];
    if (!code) continue; // what comes before the first
    const place = /^ *--> (\S+?):(\d+):\d+$/m.exec(message) ?? /└─ in (\S+?)\((\d+),\d+\)/.exec(message);
    errors.push(place?.[1] === path ? `${place[2]} ${code}` : `${place ? `${place[1]}:${place[2]}` : "?"} ${code}`);
  }
  return errors.sort();
}

/** Runs a program, which is the function `main` of a module, on every input, each time in a new instance. */
export function runProgram(wasm: Uint8Array, main = "main"): Run[] {
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  return INPUTS.map((n) => {
    const events: Event[] = [];
    const log = (kind: number, id: number) => events.push([kind, id]);
    const abort = (_message: number, _file: number, line: number, column: number) => {
      throw new Error(`n = ${n}: aborted at ${line}:${column}`);
    };
    const { exports } = new WebAssembly.Instance(module, { ...uncalled(module), env: { log, abort } });
    return { result: (exports[main] as (n: number) => number)(n), events };
  });
}

/** Imports that come with parts of the library that a program doesn't use. */
function uncalled(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => never>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      throw new Error(`the program calls ${from}.${name}`);
    };
  }
  return imports;
}

const OPEN = 1,
  DROP = 2,
  LAST_USE = 5;

/** What is wrong with a run: each value that was opened is dropped once and not used after. */
export function audit({ events }: Run, leaks: boolean): string[] {
  const drops = new Map<number, number>();
  const faults: string[] = [];
  for (const [kind, id] of events) {
    const dropped = drops.get(id);
    if (kind === OPEN) drops.set(id, 0);
    else if (dropped === undefined) continue; // not opened here: a mark, or a value that lives for ever
    else if (kind === DROP) {
      drops.set(id, dropped + 1);
      if (dropped > 0) faults.push(`${id} is dropped twice`);
    } else if (kind <= LAST_USE && dropped > 0) faults.push(`${id} is used after its drop`);
  }
  if (!leaks) for (const [id, count] of drops) if (count === 0) faults.push(`${id} is never dropped`);
  return faults;
}
