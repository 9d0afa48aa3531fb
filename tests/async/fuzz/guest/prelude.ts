// What the random programs use. `mix`, `hash` and the class Guard have twins in model.ts; all below is run as TypeScript, too.

import { Option } from "as-io-lifetimes/assembly/abi";
import {
  FutureWriter,
  StreamReader,
  StreamWriter,
  Task,
  either,
  isCancelled,
  join,
  select,
  sleep,
  spawn,
  spawnJob,
  timeout,
  tryWait,
  wait,
  yieldNow,
} from "as-io-lifetimes/assembly/async";
import { OwnedArray, Ref, drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import {
  Thing,
  joinWords,
  later,
  laterNumber,
  number,
  numbers,
  pass,
  pause,
  sum,
  text,
  value,
  words,
} from "./bindings/world";

function mix(h: u32, x: u32): u32 {
  return (h ^ x) * 16777619 + 1;
}

function hash(text: string): u32 {
  let h: u32 = text.length;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return h;
}

let alive: u32 = 0;

/** Something that has to be dropped. */
@owned class Guard {
  constructor(public n: u32) { alive++; }
  drop(): void { alive--; }
}

export function guards(): u32 { return alive; }

// From here on the text is run as TypeScript, too.

function check(holds: bool): void {
  if (!holds) throw new Error("a check failed");
}

/** Makes garbage, so that what was freed by mistake is used again. */
function litter(): void {
  for (let i = 0; i < 8; i++) new Box(i, "litter " + i.toString(), null);
}

class Box {
  constructor(public n: u32, public name: string, public next: Box | null) {}

  /** Subclasses wait in other ways. */
  weigh(x: u32): u32 { return mix(this.n, x); }

  walk(): u32 {
    let h: u32 = 1;
    for (let at: Box | null = this; at !== null; at = at.next) {
      h = mix(h, mix(at.weigh(h), hash(at.name)));
      litter();
    }
    return h;
  }
}

class Waiting extends Box {
  constructor(n: u32, name: string, next: Box | null) { super(n, name, next); }
  weigh(x: u32): u32 { return mix(wait(pause(x)), this.n); }
}

class Texting extends Box {
  constructor(n: u32, name: string, next: Box | null) { super(n, name, next); }
  weigh(x: u32): u32 { return mix(hash(this.name + wait(text(this.name))), wait(pause(mix(x, this.n)))); }
}

function boxOf(n: u32, name: string, next: Box | null): Box {
  if (n % 3 == 0) return new Waiting(n, name, next);
  if (n % 3 == 1) return new Texting(n, name, next);
  return new Box(n, name, next);
}

function eat(guard: Guard): u32 {
  const n = wait(pause(guard.n));
  litter();
  return mix(n, guard.n);
}

function look(guard: Ref<Guard>): u32 {
  return mix(wait(pause(guard.n)), guard.n);
}

function twice(x: u32): u32 { return mix(wait(pause(x)), wait(pause(mix(x, 1)))); }
function once(x: u32): u32 { return wait(pause(x)); }
function never(x: u32): u32 { return mix(x, 3); }

/** Writes numbers, one by one or in arrays. Returns how many the reader took. */
@owned class Numbers {
  constructor(private writer: StreamWriter<u32>, private count: u32, private seed: u32) {}
  @consumes run(): u32 {
    const guard = new Guard(this.count);
    const chunk: u32 = this.seed % 4;
    if (chunk == 0) {
      for (let i: u32 = 0; i < guard.n; i++) {
        if (!this.writer.send(mix(this.seed, i))) return i;
        if (i % 3 == 1) litter();
      }
      return guard.n;
    }
    let done: u32 = 0;
    while (done < guard.n) {
      const size: u32 = guard.n - done < chunk ? guard.n - done : chunk;
      const part = new Uint32Array(size);
      for (let i: u32 = 0; i < size; i++) part[i] = mix(this.seed, done + i);
      if (wait(pause(size)) == 0) return done;
      const taken: u32 = this.writer.write(part);
      if (taken == 0) return done;
      done += taken;
    }
    return done;
  }
}

/** Reads numbers, and writes others. */
@owned class Mapped {
  constructor(private reader: StreamReader<u32>, private writer: StreamWriter<u32>, private by: u32) {}
  @consumes run(): u32 {
    const buffer = new Uint32Array((this.by % 3) + 1);
    let done: u32 = 0;
    for (let n = this.reader.read(buffer); n > 0; n = this.reader.read(buffer)) {
      for (let i = 0; i < n; i++) buffer[i] = mix(buffer[i], this.by);
      if (!this.writer.writeAll(buffer.subarray(0, n))) return done;
      done += n;
    }
    return done;
  }
}

/** Completes a future. Returns whether somebody has read it. */
@owned class Answer {
  constructor(private writer: FutureWriter<u32>, private x: u32) {}
  @consumes run(): u32 {
    const x = twice(this.x);
    return this.writer.complete(x) ? 1 : 0;
  }
}

/** Reads up to `limit` numbers in arrays of `size`, and drops the end. */
function readSome(reader: StreamReader<u32>, limit: u32, size: u32): u32 {
  const buffer = new Uint32Array(size);
  let h: u32 = 0,
    seen: u32 = 0;
  while (seen < limit) {
    const n = reader.read(buffer);
    if (n == 0) break;
    for (let i = 0; i < n && seen < limit; i++, seen++) h = mix(h, buffer[i]);
  }
  return mix(h, seen);
}

/** As `readSome`, one by one. */
function nextSome(reader: StreamReader<u32>, limit: u32): u32 {
  let h: u32 = 0,
    seen: u32 = 0;
  while (seen < limit) {
    const next = reader.next();
    if (next.isNone) break;
    h = mix(h, next.value);
    seen++;
    if (seen % 4 == 2) litter();
  }
  return mix(h, seen);
}

function all(list: Array<u32>): u32 {
  let h: u32 = 0;
  for (let i = 0; i < list.length; i++) h = mix(h, list[i]);
  return h;
}

function nextWords(reader: StreamReader<string>, limit: u32): u32 {
  let h: u32 = 0;
  for (let seen: u32 = 0; seen < limit; seen++) {
    const next = reader.next();
    if (next.isNone) break;
    h = mix(h, hash(next.value));
  }
  return h;
}
