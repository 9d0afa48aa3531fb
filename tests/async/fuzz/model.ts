// The random programs run as TypeScript: a task is done where it is spawned, a wait is nothing, and a stream is a list. What
// a task does depends on no other task but through streams and futures, so that these are its results in whatever order the
// tasks of a component run.

import ts from "typescript";
import { mix, textOf, wordsOf } from "./functions.js";

/** A task, and the value of a future. */
class Task {
  readonly isDone = true;
  constructor(private readonly compute: () => unknown) {}
  wait(): unknown {
    return this.compute();
  }
  detach(): void {}
}

const done = (value: unknown) => new Task(() => value);
const some = (value: unknown) => ({ isSome: true, isNone: false, value });
const NONE = { isSome: false, isNone: true };

/** Both ends of a stream. */
class Stream {
  constructor(readonly values: unknown[] = []) {}
  takeReader(): this {
    return this;
  }
  takeWriter(): this {
    return this;
  }
  send(value: unknown): boolean {
    this.values.push(value);
    return true;
  }
  write(part: Uint32Array): number {
    this.values.push(...part);
    return part.length;
  }
  writeAll(part: Uint32Array): boolean {
    return this.write(part) === part.length;
  }
  read(buffer: Uint32Array): number {
    const found = this.values.splice(0, buffer.length) as number[];
    buffer.set(found);
    return found.length;
  }
  next(): object {
    return this.values.length > 0 ? some(this.values.shift()) : NONE;
  }
  readAll(): unknown[] {
    return this.values.splice(0);
  }
}

/** Both ends of a future. */
class Future extends Task {
  #value: unknown;
  constructor() {
    super(() => this.#value);
  }
  takeReader(): this {
    return this;
  }
  takeWriter(): this {
    return this;
  }
  complete(value: unknown): boolean {
    this.#value = value;
    return true;
  }
}

class List extends Array<unknown> {}

/** What the programs import. */
const SHIM: Readonly<Record<string, unknown>> = {
  mix,
  hash: (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).reduce(mix, text.length),
  Guard: class {
    constructor(readonly n: number) {}
  },
  OwnedArray: List,
  drop() {},
  spawn: (fn: (argument: unknown) => unknown, argument: unknown) => done(fn(argument)),
  spawnJob: (job: { run(): unknown }) => done(job.run()),
  wait: (task: Task) => task.wait(),
  tryWait: (task: Task) => some(task.wait()),
  timeout: (task: Task) => some(task.wait()),
  join: (tasks: Task[]) => Array.from(tasks, (task) => task.wait()),
  select: () => 0,
  either: () => 0,
  isCancelled: () => false,
  sleep() {},
  yieldNow() {},
  stream: () => new Stream(),
  future: () => new Future(),
  Thing: class {
    constructor(readonly n: number) {}
  },
  number: ({ n }: { n: number }) => done(mix(n, 5)),
  pass: done,
  pause: (n: number) => done(mix(n, 7)),
  text: (of: string) => done(textOf(of)),
  numbers: (count: number, seed: number) => new Stream(Array.from({ length: count }, (_, i) => mix(seed, i))),
  words: (count: number) => new Stream(wordsOf(count)),
  // The calls have their streams before anything is written.
  sum: ({ values }: Stream, limit: number) => new Task(() => (values.splice(limit), values as number[]).reduce(mix, 0)),
  joinWords: ({ values }: Stream, limit: number) => new Task(() => (values.splice(limit), values).join("/")),
  later: done,
  laterNumber: done,
  value: (of: Task) => new Task(() => textOf(of.wait() as string)),
};

/** Compiles programs, of the text that both languages have. Returns the function that runs one of them. */
export function model(text: string): (program: number, argument: number) => number {
  const plain = text.replace(/@(owned|consumes) /g, "").replace(/^export /gm, "");
  const { outputText } = ts.transpileModule(plain, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const make = new Function(...Object.keys(SHIM), `"use strict";\n${outputText}\nreturn run;`) as (
    ...shim: unknown[]
  ) => (program: number, argument: number) => number;
  return make(...Object.values(SHIM));
}
