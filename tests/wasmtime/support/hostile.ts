// Arguments from JavaScript that run code while a call reads them: getters, proxies, iterators, arrays that grow and
// typed arrays whose memory goes away. The code of a getter disposes, moves and lends, and calls the component again.

import type { Random } from "../../ownership/fuzz/random.js";

/** What hostile code throws on purpose. */
export class Mine extends Error {}

/** What hostile code may do to the component that it is an argument of. */
export interface Effects {
  /** Does one thing of those, chosen at random. */
  run(): void;
  /** A resource of the component, alive or not. */
  resource(): unknown;
}

/** A value that is wrong, or right and dangerous, of no type in particular. */
export function anything(random: Random, effects: Effects, depth = 3): unknown {
  const deeper = () => anything(random, effects, depth - 1);
  const simple: (() => unknown)[] = [
    () => undefined,
    () => null,
    () => random.pick([true, false, 0, -0, 1, -1, 255, 256, 2 ** 31, 2 ** 32, 1.5, NaN, Infinity, 1e300]),
    () => random.pick([0n, 1n, -1n, 2n ** 64n, -(2n ** 63n)]),
    () => random.pick(["", "a", "😀", "\ud800", "ok", "none", "x".repeat(1000), "__proto__"]),
    () => Symbol("s"),
    () => () => effects.run(),
    () => effects.resource(),
  ];
  const compound: (() => unknown)[] = [
    () => Array.from({ length: random.below(5) }, deeper),
    () => withGetters({ x: deeper(), y: deeper(), tag: deeper(), val: deeper(), a: deeper() }, random, effects),
    () => ({ tag: random.pick(["ok", "err", "some", "none", "one", "two"]), val: deeper() }),
    () => growing([deeper(), deeper()], random, effects),
    () => lyingProxy([deeper()], random, effects),
    () => new Map([[deeper(), deeper()]]),
    () => new Set([deeper(), deeper()]),
    () => iterable([deeper(), deeper()], random, effects),
    () => typedArray(random, effects),
    () => revoked(),
    () => ({
      get constructor() {
        effects.run();
        throw new Mine();
      },
    }),
    () => ({ [Symbol.toPrimitive]: () => (effects.run(), 7), valueOf: () => (effects.run(), 7), length: 2 ** 32 }),
  ];
  return random.pick(depth <= 0 ? simple : [...simple, ...compound, ...compound])();
}

/** An object whose properties run code when they are read, and may throw or have another value each time. */
export function withGetters<T extends object>(values: T, random: Random, effects: Effects): T {
  const made = {} as T;
  for (const [key, value] of Object.entries(values)) {
    Object.defineProperty(made, key, {
      enumerable: true,
      get() {
        if (random.chance(0.3)) effects.run();
        if (random.chance(0.05)) throw new Mine();
        return value as unknown;
      },
    });
  }
  return made;
}

/** An array that gets longer, or shorter, when an element of it is read. */
export function growing(items: unknown[], random: Random, effects: Effects): unknown[] {
  const array = [...items];
  if (array.length === 0) return array;
  const at = random.below(array.length);
  const value = array[at];
  Object.defineProperty(array, at, {
    get() {
      if (random.chance(0.5)) effects.run();
      array.length = random.pick([at + 1, array.length + 50, 100_000]);
      return value;
    },
  });
  return array;
}

/** An array that says something else of its length each time. */
export function lyingProxy(items: unknown[], random: Random, effects: Effects): unknown {
  return new Proxy(items, {
    get(target, key) {
      if (key !== "length") return target[0];
      if (random.chance(0.3)) effects.run();
      return random.pick<unknown>([0, 1, 2, 3, 1.5, -1, 5000, "3", undefined, NaN, 2 ** 40, 7n]);
    },
  });
}

function iterable(items: unknown[], random: Random, effects: Effects): Iterable<unknown> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) {
        if (random.chance(0.5)) effects.run();
        yield item;
      }
    },
  };
}

function typedArray(random: Random, effects: Effects): unknown {
  const classes = [Uint8Array, Int16Array, Uint32Array, Float64Array, BigInt64Array, Uint8ClampedArray];
  const array = new (random.pick(classes))(random.below(20));
  const kind = random.below(6);
  if (kind === 0) structuredClone(array, { transfer: [array.buffer as ArrayBuffer] });
  if (kind === 1) Object.defineProperty(array, "length", { get: () => (effects.run(), 1_000_000) });
  if (kind === 2) return new Uint8Array(new SharedArrayBuffer(8));
  if (kind === 3) return new DataView(new ArrayBuffer(8));
  if (kind === 4) return new Proxy(array, {});
  return array;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}
