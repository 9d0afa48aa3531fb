// Writes WebAssembly's binary format. All parts are lists of bytes.

/** The header of a core module: the magic number and the version. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Encodes an unsigned number as LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}

/** Encodes content with its size in bytes before it. */
export function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

/** Encodes items with their count before them. */
export function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** Encodes a name as UTF-8. */
export function name(value: string): number[] {
  return sized([...new TextEncoder().encode(value)]);
}

/** Encodes a section that consists of items. */
export function section(id: number, items: readonly (readonly number[])[]): number[] {
  return [id, ...sized(vector(items))];
}

/** Returns a core module that consists of encoded sections. */
export function moduleOf(...sections: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...HEADER, ...sections.flat()]);
}
