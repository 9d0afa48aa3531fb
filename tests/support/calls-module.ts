import { readFileSync } from "node:fs";

interface Signature {
  readonly params: readonly string[];
  readonly results: readonly string[];
}

/** The 46 functions with their signatures, from the specification. */
export const preview1 = (
  JSON.parse(readFileSync(new URL("../../../tests/fixtures/preview1.json", import.meta.url), "utf8")) as {
    functions: Record<string, Signature>;
  }
).functions;

/**
 * A module that imports all of preview1 and exports each function under its name, and two pages of memory: so any
 * engine can be called as a guest calls it.
 */
export function callsModule(): Uint8Array<ArrayBuffer> {
  const names = Object.keys(preview1);
  const types = names.map((name) => {
    const { params, results } = preview1[name]!;
    return [0x60, ...list(params.map(valueType)), ...list(results.map(valueType))];
  });
  const imports = names.map((name, index) => [
    ...text("wasi_snapshot_preview1"),
    ...text(name),
    0x00,
    ...unsigned(index),
  ]);
  const exports = names.map((name, index) => [...text(name), 0x00, ...unsigned(names.length + index)]);
  const bodies = names.map((name, index) => {
    const gets = preview1[name]!.params.flatMap((_, i) => [0x20, i]);
    return sized([0x00, ...gets, 0x10, ...unsigned(index), 0x0b]);
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      names.map((_, index) => unsigned(index)),
    ),
    ...section(5, [[0x00, 2]]),
    ...section(7, [...exports, [...text("memory"), 0x02, 0]]),
    ...section(10, bodies),
  ]);
}

function valueType(name: string): number {
  return name === "i64" ? 0x7e : 0x7f;
}

function section(id: number, items: number[][]): number[] {
  return [id, ...sized([...unsigned(items.length), ...items.flat()])];
}

function list(items: number[]): number[] {
  return [...unsigned(items.length), ...items];
}

function sized(content: number[]): number[] {
  return [...unsigned(content.length), ...content];
}

function text(value: string): number[] {
  return sized([...Buffer.from(value)]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
