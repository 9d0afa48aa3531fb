// What the resources of tests/bindgen/wit/resources.wit do in the tests: each `Thing` holds one of the host's.

import { OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { Borrow, BorrowedArray, Option, Result, Unit } from "as-io-lifetimes/assembly/abi";
import { Tuple2 } from "./bindings/tuples";
import { Lent, LentOf, OneOf, Pair } from "./bindings/exports/test/resources/things";
import * as host from "./bindings/imports/test/resources/things";

@owned
export class Thing {
  inner: host.Thing;

  constructor(id: u32) {
    this.inner = new host.Thing(id);
  }

  id(): u32 {
    return this.inner.id();
  }

  absorb(other: Thing): u32 {
    return this.id() + other.id();
  }

  compare(other: Ref<Thing>): bool {
    return this.inner.compare(other.inner);
  }

  static split(this_: Thing): Tuple2<Thing, Thing> {
    return new Tuple2<Thing, Thing>(new Thing(this_.id() + 1), new Thing(this_.id() + 2));
  }

  static peek(this_: Ref<Thing>): u32 {
    return host.Thing.peek(this_.inner);
  }
}

@owned
export class Fallible {
  constructor(private text: string) {}

  static create(ok: bool): Result<Fallible, string> {
    if (!ok) return Result.err<Fallible, string>("it was not to be");
    return Result.ok<Fallible, string>(new Fallible("made"));
  }

  name(): string {
    return this.text;
  }
}

@owned
export class NoConstructor {
  constructor(public value: u32) {}

  static get(n: u32): NoConstructor {
    return new NoConstructor(n);
  }

  n(): u32 {
    return this.value;
  }
}

export function pass(t: Thing): Thing {
  return t;
}

export function maybe(t: Thing | null): Thing | null {
  return t;
}

export function either(r: Result<Thing, string>): Result<Thing, string> {
  return r;
}

export function many(l: OwnedArray<Thing>): OwnedArray<Thing> {
  const reversed = new OwnedArray<Thing>();
  while (l.length > 1) {
    const last = l.pop();
    if (last) reversed.push(last);
  }
  return reversed; // the first one ends with `l`
}

export function pairs(p: Pair): Pair {
  if (p.name == "twice") return new Pair(p.takeLeft(), p.takeLeft(), "");
  const right = p.takeRight();
  return right ? new Pair(right, p.takeLeft(), p.name + "!") : p;
}

export function cases(o: OneOf): OneOf {
  if (o.isThing) return OneOf.number(o.thing.id());
  if (o.isPair) return OneOf.thing(o.intoPair().takeLeft());
  return o;
}

export function tuples(t: Tuple2<Thing, u32>): Tuple2<u32, Thing> {
  const first = t.take0();
  return new Tuple2<u32, Thing>(t._1 == 99 ? t._0.id() : t._1, first);
}

export function listOfPairs(l: OwnedArray<Pair>): OwnedArray<Pair> {
  return l;
}

export function nested(n: Option<Thing | null>): Result<Thing | null, OwnedArray<Thing>> {
  if (n.isSome) return Result.ok<Thing | null, OwnedArray<Thing>>(n.value);
  return Result.err<Thing | null, OwnedArray<Thing>>(new OwnedArray<Thing>());
}

export function borrows(
  a: Ref<Thing>, b: Ref<Thing> | null, c: BorrowedArray<Borrow<Thing>>, d: Tuple2<Borrow<Thing>, u32>, e: Lent, f: LentOf,
  g: Result<Borrow<Thing>, Unit>,
): u32 {
  let sum = a.id() + (b ? b.id() : 0) + d._0.value.id() + d._1 + e.what.id() * e.times;
  for (let i = 0; i < c.length; i++) sum += c[i].value.id();
  if (f.isThing) sum += f.thing.id();
  if (g.isOk) sum += g.value.value.id();
  return sum;
}

export function mixed(a: Ref<Thing>, b: Thing, c: BorrowedArray<Lent>): Thing {
  return new Thing(a.id() + b.id() + <u32>c.length);
}

export function seventeen(
  a: Thing, b: Ref<Thing>, c: u64, d: string, e: string, f: string, g: string, h: string, i: string, j: u8,
): Tuple2<Thing, string> {
  return new Tuple2<Thing, string>(a, b.id().toString() + c.toString() + d + e + f + g + h + i + j.toString());
}
