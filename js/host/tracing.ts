import { closeSync, ftruncateSync, openSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { hasSubscribers, publish } from "../trace/channels.js";
import { Lines } from "../trace/lines.js";
import { Observer } from "../trace/observer.js";
import { Recorder } from "../trace/recorder.js";
import type { Trace } from "../trace/trace.js";
import type { Engine } from "./engines/engine.js";
import { badOption, LimitError, TrapError } from "./errors.js";
import { linesOf, type Running } from "./source-lines.js";

/** Where a trace goes: a file, whose extension selects the format (`.json`, `.html` or `.svg`), or a function. */
export type TraceTarget = string | URL | ((trace: Trace) => void);

/** The option that `run` and `instantiate` share. */
export interface TraceOptions {
  /**
   * Records the life of each descriptor. The trace is written to this file, or passed to this function, when the program
   * or the instance has ended, however that was. Fails with a HostError before anything of the module runs if the file
   * can't be written. Supported by the engines `node`, `node:wasi` and `wasmtime`. Default: no trace.
   */
  trace?: TraceTarget;
}

/** A run that is observed. */
export interface Tracing {
  readonly observer: Observer;
  /** Ends the trace. Throws a HostError if it can't be written, unless the run itself has `failed`. */
  end(outcome: string, failed?: boolean): void;
}

/** What is traced. */
interface Subject extends Running {
  readonly engine: Engine;
  /** The module is the library itself: the lines are those of TypeScript. */
  readonly isLibrary?: boolean;
}

type Write = (trace: Trace, failed: boolean) => void;

let instances = 0;

/** Starts to observe a run if it is traced, or if a channel has subscribers. */
export async function startTracing(target: TraceTarget | undefined, subject: Subject): Promise<Tracing | undefined> {
  const { engine } = subject;
  const instance = ++instances;
  if (target === undefined) {
    if (!engine.observes || !hasSubscribers()) return undefined;
    return { observer: new Observer((event) => publish(event, instance), false), end: () => {} };
  }
  if (!engine.observes)
    throw badOption(
      `the option \`trace\` can't be kept by the engine ${engine.name}: use the engine node, node:wasi or wasmtime`,
    );
  const { lines, notes } = placesOf(subject);
  const write = typeof target === "function" ? target : await toFile(target);
  const recorder = new Recorder((performance.timeOrigin + performance.now()) * 1000, lines);
  const program = subject.module.name ?? "a module without a name";
  return {
    observer: new Observer((event) => {
      recorder.add(event);
      publish(event, instance);
    }, true),
    end: (outcome, failed = false) => write(recorder.finish({ program, engine: engine.name, outcome, notes }), failed),
  };
}

/** Describes how a run ended that failed with `error`. */
export function outcomeOf(error: unknown): string {
  const { message } = error as Error;
  if (error instanceof TrapError) return `trap: ${(error.cause as Error).message}`;
  return error instanceof LimitError ? `stopped: ${message}` : `failed: ${message}`;
}

function placesOf({ engine, isLibrary, ...running }: Subject): { lines: Lines; notes: string[] } {
  if (isLibrary) return { lines: new Lines(undefined, 0, true), notes: [] };
  if (engine.name === "wasmtime")
    return {
      lines: new Lines(undefined),
      notes: ["wasmtime doesn't show the host a stack, so there are no source lines: use the engine node"],
    };
  const found = linesOf(running);
  if ("reason" in found) return { lines: new Lines(undefined), notes: [found.reason] };
  return { lines: new Lines(found.map, found.shift), notes: [] };
}

const NOTHING: Trace = {
  ...{ program: "", engine: "", started: 0, duration: 0, outcome: "", hasHandles: false },
  ...{ lives: [], open: [], leftOut: 0, notes: [] },
};

/** Opens the file now, so that a path that can't be written fails before the run. */
async function toFile(target: string | URL): Promise<Write> {
  const { extensions, writerFor } = await import("../trace/formats.js"); // the page is large
  const path = target instanceof URL ? fileURLToPath(target) : target;
  const format = writerFor(extname(path).toLowerCase());
  if (!format)
    throw badOption(
      `the trace ${JSON.stringify(path)} must be a file with one of the extensions ${extensions.join(", ")}`,
    );
  const cannot = (cause: unknown) =>
    badOption(`can't write the trace ${JSON.stringify(path)}: ${(cause as Error).message}`);
  let fd: number;
  try {
    format(NOTHING); // a bundle may lack the scripts of the page
    fd = openSync(path, "w");
  } catch (cause) {
    throw cannot(cause);
  }
  return (trace, failed) => {
    try {
      ftruncateSync(fd);
      writeFileSync(fd, format(trace));
    } catch (cause) {
      if (!failed) throw cannot(cause);
    } finally {
      closeSync(fd);
    }
  };
}
