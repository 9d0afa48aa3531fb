// Values that pass through AssemblyScript's loader.

export const INTS = idof<i32[]>();
export const LONGS = idof<i64[]>();
export const DOUBLES = idof<Float64Array>();
export const STATIC = idof<StaticArray<u16>>();
export const TEXTS = idof<string[]>();

export function sum(values: i32[]): i32 {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

export function sumLongs(values: i64[]): i64 {
  let total: i64 = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

export function doubled(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = values[i] * 2;
  return result;
}

export function tail(values: StaticArray<u16>): StaticArray<u16> {
  const result = new StaticArray<u16>(values.length - 1);
  for (let i = 1; i < values.length; i++) result[i - 1] = values[i];
  return result;
}

export function words(text: string): string[] {
  return text.split(" ");
}

export function join(texts: string[]): string {
  return texts.join("+");
}

export function bytes(count: i32): Uint8Array {
  const result = new Uint8Array(count);
  for (let i = 0; i < count; i++) result[i] = <u8>(i * 7);
  return result;
}

export function bufferOf(count: i32): ArrayBuffer {
  return bytes(count).buffer;
}

export function lengthOf(buffer: ArrayBuffer): i32 {
  return buffer.byteLength;
}

export function grow(count: i32): i32 {
  return new Uint8Array(count).length;
}

export function defaults(a: i32, b: i32 = 10): i32 {
  return a + b;
}

export function adder(): (a: i32, b: i32) => i32 {
  return (a: i32, b: i32): i32 => a + b;
}
