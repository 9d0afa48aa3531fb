import { isDeepStrictEqual } from "node:util";
import { filesystem } from "../../../js/host/wasi-filesystem/filesystem.js";
import type { Transpiled } from "../../support/component.js";
import type { Library } from "../../support/library.js";
import type { Argument, Expectation, Step } from "./model.js";

/** What a run has used. */
export interface Usage {
  readonly calls: number;
  /** Bytes of the component's memories after the first tenth of the calls, and at the end. */
  readonly early: number;
  readonly late: number;
}

/** Carries the steps out on jco. Throws where one gives what it must not. */
export async function soakOnJco(
  component: Transpiled,
  directory: string,
  count: number,
  steps: Iterable<Step>,
): Promise<Usage> {
  const memories: WebAssembly.Memory[] = [];
  const { types, preopens } = filesystem({ ".": directory });
  const imports = { "wasi:filesystem/types": types, "wasi:filesystem/preopens": preopens };
  const library = await component.instantiate<Library>(imports, (instance) => {
    const { memory } = instance.exports;
    if (memory instanceof WebAssembly.Memory) memories.push(memory);
  });
  const bytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const kept = new Map<string, unknown>();
  let calls = 0;
  let early = 0;
  for (const step of steps) {
    const found = carryOut(step, library, kept);
    if (!isDeepStrictEqual(found, step.expect)) {
      throw new Error(`call ${calls}, ${JSON.stringify(step)}, gave ${JSON.stringify(found)}`);
    }
    if (++calls === Math.ceil(count / 10)) early = bytes();
  }
  return { calls, early, late: bytes() };
}

function carryOut(step: Step, library: Library, kept: Map<string, unknown>): Expectation {
  if (step.drop !== undefined) {
    (kept.get(step.drop) as Disposable)[Symbol.dispose]();
    kept.delete(step.drop);
    return { ok: null };
  }
  try {
    const result = call(step, library, kept);
    if (step.keep === undefined) return { ok: plain(result) };
    kept.set(step.keep, result);
    return { ok: "kept" };
  } catch (error) {
    const { payload } = error as { payload?: { code: string } };
    if (!payload) throw new Error(`${JSON.stringify(step)} failed`, { cause: error });
    return { err: payload.code };
  }
}

function call(step: Step, library: Library, kept: Map<string, unknown>): unknown {
  const items = library[step.in!];
  const [, kind, resource, name] = /^(?:\[(static|method)\](\w+)\.)?(.*)$/.exec(step.call!)!;
  const args = (step.with ?? []).map((arg) => value(arg, kept, name!));
  const method = camel(name!);
  if (kind === undefined) return items[method](...args);
  const type = items[resource![0]!.toUpperCase() + resource!.slice(1)];
  return kind === "static"
    ? type[method](...args)
    : (args[0] as Record<string, (...args: unknown[]) => unknown>)[method]!(...args.slice(1));
}

function value(arg: Argument, kept: ReadonlyMap<string, unknown>, name: string): unknown {
  if (Array.isArray(arg)) return Object.fromEntries(arg.map((flag: string) => [camel(flag), true]));
  if (typeof arg === "object") return kept.get((arg as { kept: string }).kept);
  return name === "seek" && typeof arg === "number" ? BigInt(arg) : arg;
}

function plain(result: unknown): string | number | boolean | null {
  if (result === undefined) return null;
  if (result instanceof Uint8Array) return Buffer.from(result).toString("latin1");
  return typeof result === "bigint" ? Number(result) : (result as string | number | boolean);
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
