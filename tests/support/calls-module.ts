import { readFileSync } from "node:fs";
import { SectionId } from "../../js/wasm/read.js";
import { moduleOf, name, section, sized, unsigned, vector } from "../../js/wasm/write.js";

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
  const types = names.map((call) => {
    const { params, results } = preview1[call]!;
    return [0x60, ...vector(params.map(valueType)), ...vector(results.map(valueType))];
  });
  const imports = names.map((call, index) => [
    ...name("wasi_snapshot_preview1"),
    ...name(call),
    0x00,
    ...unsigned(index),
  ]);
  const exports = names.map((call, index) => [...name(call), 0x00, ...unsigned(names.length + index)]);
  const bodies = names.map((call, index) => {
    const gets = preview1[call]!.params.flatMap((_, i) => [0x20, i]);
    return sized([0x00, ...gets, 0x10, ...unsigned(index), 0x0b]);
  });
  const functions = names.map((_, index) => unsigned(index));
  return moduleOf(
    section(SectionId.TYPE, types),
    section(SectionId.IMPORT, imports),
    section(SectionId.FUNCTION, functions),
    section(SectionId.MEMORY, [[0x00, 2]]),
    section(SectionId.EXPORT, [...exports, [...name("memory"), 0x02, 0]]),
    section(SectionId.CODE, bodies),
  );
}

function valueType(type: string): number[] {
  return [type === "i64" ? 0x7e : 0x7f];
}
