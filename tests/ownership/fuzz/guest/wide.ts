// What the programs of the wide fuzzer have in common.
import { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "as-io-lifetimes/assembly/own";
import { ManagedResult, Result } from "as-io-lifetimes/assembly/result";

let next: i32 = 3;

@owned
export interface Res {
  read(): i32;
}

@view
export interface Seen {
  read(): i32;
}

@owned
export class Fd implements Res, Seen {
  constructor(public raw: i32) {}
  static open(): Fd { return new Fd(next++); }
  static tryOpen(n: i32): Fd | null { return n > 1 ? Fd.open() : null; }
  static get fresh(): Fd { return Fd.open(); }
  drop(): void {}
  read(): i32 { return this.raw; }
  toString(): string { return this.raw.toString(); }
  get number(): i32 { return this.raw; }
  @mut set number(value: i32) { this.raw = value; }
  view(): View { return new View(this); }
  self(): Ref<Fd> { return this; }
  @mut rewind(): i32 { this.raw++; return 1; }
  @mut again(): Mut<Fd> { return this; }
  @consumes close(): i32 { return this.raw; }
  @consumes intoRaw(): i32 { const raw = this.raw; forget(this); return raw; }
  @operator("+") static sum(a: Fd, b: Fd): i32 { return a.raw + b.raw; }
  @operator("==") static same(a: Fd, b: Fd): bool { return a.raw == b.raw; }
}

@borrowed
export class View implements Seen {
  constructor(private fd: Ref<Fd>) {}
  read(): i32 { return this.fd.read(); }
  view(): View { return this; }
  get inner(): Ref<Fd> { return this.fd; }
}

@owned @borrowed
export class Guard {
  constructor(private fd: Ref<Fd>) {}
  drop(): void { this.fd.read(); }
  read(): i32 { return this.fd.read(); }
}

@owned @borrowed
export class Lock {
  constructor(private fd: Mut<Fd>) {}
  drop(): void { this.fd.rewind(); }
  @mut poke(): i32 { return this.fd.rewind(); }
}

/** Keeps a borrow for ever. */
export class Shelf { static view: View | null = null; }
export function shelved(): i32 {
  const view = Shelf.view;
  return view ? view.read() : 0;
}

@owned("T") @borrowed("T")
export class Box<T> {
  constructor(public value: T) {}
  get(): Ref<T> { return this.value; }
  @mut getMut(): Mut<T> { return this.value; }
  @mut put(value: T): T { return replace(this.value, value); }
  @consumes into(): T { return this.value; }
}

export namespace tools {
  export function pass(fd: Fd): Fd { return fd; }
  export function peek(fd: Ref<Fd>): i32 { return fd.read(); }
}

export function ident<T>(value: T): T { return value; }
// @ts-ignore: decorator
@lifetime("a", "b")
export function choose<T>(yes: bool, a: T, b: T): T { return yes ? a : b; }
export function lent<T>(value: Ref<T>): Ref<T> { return value; }
export function consume(fd: Fd): i32 { return fd.read(); }
export function consumeOrOpen(fd: Fd = Fd.open(), n: i32 = 1): i32 { return fd.read() + n; }
export function peekRes(it: Ref<Res>): i32 { return it.read(); }
export function endRes(it: Res): i32 { return it.read(); }
export function see(it: Seen): i32 { return it.read(); }
export function poke(fd: Mut<Fd>): i32 { return fd.rewind(); }
export function both(a: Mut<Fd>, b: Ref<Fd>): i32 { return a.rewind() + b.read(); }
export function maybe(fd: Fd | null): i32 { return fd ? fd.read() : 0; }
export function glance(fd: Ref<Fd> | null): i32 { return fd ? fd.read() : 0; }
export function apply(f: (fd: Ref<Fd>) => i32, fd: Ref<Fd>): i32 { return f(fd); }
export function give(f: (fd: Fd) => i32, fd: Fd): i32 { return f(fd); }
export function produce(f: () => Fd): Fd { return f(); }
/** Calls that fail, and results that are taken apart without an early return. */
const FAILED: i32 = <i32>0xc000002c;
export function tryNumber(value: i32, ok: i32): Result<i32> { return ok > 0 ? Result.ok<i32>(value & 0xffff) : Result.err<i32>(FAILED); }
export function tryFd(ok: i32): ManagedResult<Fd> { return ok > 0 ? ManagedResult.ok<Fd>(Fd.open()) : ManagedResult.err<Fd>(FAILED); }
export function tryDo(ok: bool): Result<void> { return ok ? Result.done() : Result.err<void>(FAILED); }
export function numberOf(result: Result<i32>): i32 { return result.isErr ? 3 : result.value; }
export function fdOf(result: ManagedResult<Fd>): Fd { return result.isErr ? Fd.open() : result.value; }
export function twice(f: (n: i32) => i32, n: i32): i32 { return f(f(n)); }
// @ts-ignore: decorator
@trusted
export function total(list: Ref<OwnedArray<Fd>>): i32 {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i].raw;
  return sum;
}

/** The input of the program. */
export let n: i32 = 0;
let counter: i32 = 0;
export function begin(input: i32): void { n = input; }
export function tally(value: i32): void { counter += value; }
