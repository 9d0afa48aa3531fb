// Random WIT types with random values of them, as jco shows these.

import fc from "fast-check";

/** A type: how WIT writes it, what has to be defined for that, and its values. */
export interface RandomType {
  readonly wit: string;
  readonly definitions: readonly string[];
  readonly values: fc.Arbitrary<unknown>;
  /** `option` of it is nested: jco shows `some` and `none` then. */
  readonly isOption?: boolean;
}

const u64 = fc.oneof(fc.bigInt(0n, 2n ** 64n - 1n), fc.constantFrom(0n, 1n, 2n ** 32n, 2n ** 63n, 2n ** 64n - 1n));
const s64 = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constantFrom(0n, -1n, -(2n ** 63n), 2n ** 63n - 1n));
const f32 = fc.oneof(
  fc.float(),
  fc.constantFrom(NaN, -0, Infinity, -Infinity, Math.fround(1.1), 1.401298464324817e-45),
);
const f64 = fc.oneof(fc.double(), fc.constantFrom(NaN, -0, Infinity, -Infinity, 5e-324, Number.MAX_VALUE));
const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "\0", "é", "€", "😀", "a\u{10ffff}\ue000"));

const PRIMITIVES: readonly RandomType[] = [
  plain("bool", fc.boolean()),
  plain("u8", fc.integer({ min: 0, max: 255 })),
  plain("s8", fc.integer({ min: -128, max: 127 })),
  plain("u16", fc.integer({ min: 0, max: 65535 })),
  plain("s16", fc.integer({ min: -32768, max: 32767 })),
  plain("u32", fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  plain("s32", fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  plain("u64", u64),
  plain("s64", s64),
  plain("f32", f32),
  plain("f64", f64),
  plain("char", fc.string({ unit: "binary", minLength: 1, maxLength: 1 })),
  plain("string", text),
];

const ARRAYS: Record<string, (values: readonly never[]) => unknown> = {
  u8: (values) => Uint8Array.from(values),
  s8: (values) => Int8Array.from(values),
  u16: (values) => Uint16Array.from(values),
  s16: (values) => Int16Array.from(values),
  u32: (values) => Uint32Array.from(values),
  s32: (values) => Int32Array.from(values),
  u64: (values) => BigUint64Array.from(values),
  s64: (values) => BigInt64Array.from(values),
  f32: (values) => Float32Array.from(values),
  f64: (values) => Float64Array.from(values),
};

function plain(wit: string, values: fc.Arbitrary<unknown>): RandomType {
  return { wit, definitions: [], values };
}

/** Makes types. Each call of the result gives those of another world, whose definitions have names of their own. */
export function randomTypes(): fc.Arbitrary<RandomType> {
  let count = 0;
  const name = () => `t${count++}`;
  const primitive = fc.constantFrom(...PRIMITIVES);
  const type: fc.Memo<RandomType> = fc.memo((depth) => (depth <= 1 ? primitive : fc.oneof(primitive, compound(depth))));
  const compound: fc.Memo<RandomType> = fc.memo((depth) => {
    const part = type(depth - 1);
    const parts = (maxLength: number) => fc.array(part, { minLength: 1, maxLength });
    return fc.oneof(
      part.map(list),
      part.map(option),
      fc.tuple(fc.option(part), fc.option(part)).map(([ok, err]) => result(ok, err)),
      parts(5).map(tuple),
      parts(5).map((fields) => record(name(), fields)),
      fc.array(part, { minLength: 17, maxLength: 20 }).map((fields) => record(name(), fields)),
      fc.array(fc.option(part), { minLength: 1, maxLength: 6 }).map((cases) => variant(name(), cases)),
      fc.constantFrom(1, 2, 255, 256, 257).map((size) => enumeration(name(), size)),
      fc.constantFrom(1, 7, 8, 9, 16, 17, 31, 32).map((size) => flags(name(), size)),
    );
  });
  return compound(4);
}

function list(of: RandomType): RandomType {
  const values = fc.array(of.values, { maxLength: 5 });
  const toArray = ARRAYS[of.wit];
  return {
    wit: `list<${of.wit}>`,
    definitions: of.definitions,
    values: toArray ? values.map((found) => toArray(found as never)) : values,
  };
}

function option(of: RandomType): RandomType {
  const values = of.isOption
    ? fc.option(of.values, { nil: null }).map((val) => (val === null ? { tag: "none" } : { tag: "some", val }))
    : fc.option(of.values, { nil: undefined });
  return { wit: `option<${of.wit}>`, definitions: of.definitions, values, isOption: true };
}

function result(ok: RandomType | null, err: RandomType | null): RandomType {
  const side = (tag: string, of: RandomType | null) =>
    of ? of.values.map((val) => ({ tag, val })) : fc.constant({ tag, val: undefined });
  const wit = ok
    ? err
      ? `result<${ok.wit}, ${err.wit}>`
      : `result<${ok.wit}>`
    : err
      ? `result<_, ${err.wit}>`
      : "result";
  return {
    wit,
    definitions: [ok, err].flatMap((one) => one?.definitions ?? []),
    values: fc.oneof(side("ok", ok), side("err", err)),
  };
}

function tuple(parts: readonly RandomType[]): RandomType {
  return {
    wit: `tuple<${parts.map((part) => part.wit).join(", ")}>`,
    definitions: all(parts),
    values: fc.tuple(...parts.map((part) => part.values)),
  };
}

function record(name: string, fields: readonly RandomType[]): RandomType {
  const definition = `record ${name} { ${fields.map((field, i) => `a${i}: ${field.wit}`).join(", ")} }`;
  const values = fc
    .tuple(...fields.map((field) => field.values))
    .map((found) => Object.fromEntries(found.map((value, i) => [`a${i}`, value])));
  return { wit: name, definitions: [...all(fields), definition], values };
}

function variant(name: string, cases: readonly (RandomType | null)[]): RandomType {
  const definition = `variant ${name} { ${cases.map((one, i) => (one ? `c${i}(${one.wit})` : `c${i}`)).join(", ")} }`;
  const values = fc.oneof(
    ...cases.map((one, i): fc.Arbitrary<unknown> =>
      one ? one.values.map((val) => ({ tag: `c${i}`, val })) : fc.constant({ tag: `c${i}` }),
    ),
  );
  return { wit: name, definitions: [...all(cases.filter((one) => one !== null)), definition], values };
}

function enumeration(name: string, size: number): RandomType {
  const names = Array.from({ length: size }, (_, i) => `e${i}`);
  return { wit: name, definitions: [`enum ${name} { ${names.join(", ")} }`], values: fc.constantFrom(...names) };
}

function flags(name: string, size: number): RandomType {
  const names = Array.from({ length: size }, (_, i) => `a${i}`);
  return {
    wit: name,
    definitions: [`flags ${name} { ${names.join(", ")} }`],
    values: fc.record(Object.fromEntries(names.map((one) => [one, fc.boolean()])), { noNullPrototype: true }),
  };
}

function all(types: readonly RandomType[]): string[] {
  return types.flatMap((type) => type.definitions);
}
