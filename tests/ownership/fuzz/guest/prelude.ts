import { OwnedArray, Ref, Mut, drop, forget, take, replace } from "as-io-lifetimes/assembly/own";

// @ts-ignore: decorator
@external("env", "log") declare function log(kind: i32, raw: i32): void;

let next: i32 = 3;
export function reset(): void { next = 3; }

@view interface AsFd { asFd(): BorrowedFd; }
@owned interface Res { read(): i32; }

@owned class OwnedFd implements AsFd, Res {
  constructor(public raw: i32) {}
  static open(): OwnedFd { const fd = new OwnedFd(next++); log(1, fd.raw); return fd; }
  static tryOpen(ok: bool): OwnedFd | null { return ok ? OwnedFd.open() : null; }
  drop(): void { log(2, this.raw); }
  asFd(): BorrowedFd { return new BorrowedFd(this); }
  read(): i32 { log(3, this.raw); return this.raw; }
  @mut rewind(): void { log(3, this.raw); }
  @consumes intoRaw(): i32 { const raw = this.raw; log(2, raw); forget<OwnedFd>(this); return raw; }
  @consumes close(): i32 { log(5, this.raw); return this.raw; }
  @operator("+") static sum(a: OwnedFd, b: OwnedFd): i32 { return a.read() + b.read(); }
}
@borrowed class BorrowedFd implements AsFd {
  constructor(private owner: Ref<OwnedFd>) {}
  asFd(): BorrowedFd { return this; }
  read(): i32 { return this.owner.read(); }
}
@borrowed class View {
  constructor(public fd: BorrowedFd) {}
  look(): i32 { return this.fd.read(); }
  inner(): BorrowedFd { return this.fd; }
}
@owned class Two {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
  drop(): void { log(7, this.a.raw); }
  get first(): Ref<OwnedFd> { return this.a; }
  @mut set second(value: OwnedFd) { this.b = value; }
  @operator("[]") at(index: i32): Ref<OwnedFd> { if (index > 3) return this.a; return this.b; }
}
@owned @borrowed("T") class Wrap<T> {
  constructor(public value: T) {}
  get(): Ref<T> { return this.value; }
  @mut put(value: T): T { return replace(this.value, value); }
}
@owned class Duo<A, B> {
  constructor(public a: A, public b: B) {}
  get first(): Ref<A> { return this.a; }
  @mut put(a: A): A { return replace(this.a, a); }
  @consumes intoA(): A { return this.a; }
  @consumes flip(): Duo<B, A> { return new Duo<B, A>(this.b, this.a); }
}
@owned @borrowed class Guard {
  constructor(public fd: Ref<OwnedFd>) {}
  drop(): void { log(6, this.fd.raw); }
  look(): i32 { return this.fd.read(); }
  @consumes finish(): i32 { return this.fd.read(); }
}
@owned @borrowed class Lock {
  constructor(public fd: Mut<OwnedFd>) {}
  drop(): void { log(8, this.fd.raw); }
  look(): i32 { return this.fd.read(); }
  @mut poke(): void { this.fd.rewind(); }
}
@owned @borrowed class Pen {
  constructor(public fd: Mut<OwnedFd>) {}
}
@owned @borrowed class Nest {
  constructor(public guard: Guard) {}
  look(): i32 { return this.guard.look(); }
  @mut put(guard: Guard): Guard { return replace(this.guard, guard); }
}

@owned class Deep {
  constructor(public hold: Hold, public two: Two) {}
  @consumes intoHold(): Hold { return this.hold; }
}

function consume(fd: OwnedFd): i32 { return fd.read(); }
function pass(fd: OwnedFd): OwnedFd { return fd; }
function ident<T>(value: T): T { return value; }
function choose<T>(k: i32, a: T, b: T): T { if (k > 3) return a; return b; }
function latter<A, B>(a: A, b: B): B { return b; }
function same<T>(value: Ref<T>): Ref<T> { return value; }
function sameMut<T>(value: Mut<T>): Mut<T> { return value; }
function peek(fd: Ref<OwnedFd>): i32 { return fd.read(); }
function peekB(fd: BorrowedFd): i32 { return fd.read(); }
function poke(fd: Mut<OwnedFd>): i32 { fd.rewind(); return 1; }
function both(a: Mut<OwnedFd>, b: Ref<OwnedFd>): i32 { a.rewind(); return b.read(); }
function maybe(fd: OwnedFd | null): i32 { if (fd !== null) return fd.read(); return 0; }
function glance(fd: Ref<OwnedFd> | null): i32 { if (fd !== null) return fd.read(); return 0; }
function lookAt(it: AsFd): i32 { return it.asFd().read(); }
function end(it: Res): i32 { return it.read(); }
function eatTwo(two: Two): i32 { return two.b.read(); }
function eatHold(hold: Hold): i32 { return hold.fd.read(); }
function peekHold(hold: Ref<Hold>): i32 { return hold.fd.read(); }
function pokeHold(hold: Mut<Hold>, fd: OwnedFd): i32 { hold.fd = fd; return hold.fd.read(); }
function useGuard(guard: Guard, k: i32): i32 { return guard.look() + k; }
function tie(fd: Ref<OwnedFd>): BorrowedFd { return fd.asFd(); }
function again(fd: Mut<OwnedFd>): Mut<OwnedFd> { return fd; }
// @ts-ignore: decorator
@lifetime("a") function first(a: BorrowedFd, b: BorrowedFd): BorrowedFd { b.read(); return a; }
// @ts-ignore: decorator
@lifetime("a", "b") function either(a: BorrowedFd, b: BorrowedFd): BorrowedFd { return a.read() > 4 ? a : b; }
// @ts-ignore: decorator
@lifetime("a", "b") function merge(a: Guard, b: Guard, k: i32): Guard { if (k > 4) return a; return b; }

@owned class Hold implements AsFd {
  constructor(public fd: OwnedFd, public spare: OwnedFd | null) {}
  asFd(): BorrowedFd { return this.fd.asFd(); }
  get(): Ref<OwnedFd> { return this.fd; }
  @mut getMut(): Mut<OwnedFd> { return this.fd; }
  @mut set(fd: OwnedFd): void { this.fd = fd; }
  @mut swap(fd: OwnedFd): OwnedFd { return replace(this.fd, fd); }
  @mut park(fd: OwnedFd): void { this.spare = fd; }
  @consumes eat(): i32 { return this.fd.read(); }
