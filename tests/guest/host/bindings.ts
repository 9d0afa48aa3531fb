// What asc's bindings convert.
export * from "as-io-lifetimes/assembly/bridge";
import { File } from "as-io-lifetimes";

export function greet(name: string): string {
  return `hello, ${name}`;
}

export function doubled(values: i32[]): f64[] {
  return values.map<f64>((value: i32): f64 => <f64>value * 2);
}

export function reversed(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0).reverse();
}

export function large(value: i64): i64 {
  return value + 1;
}

export function openFile(path: string): u32 {
  return <u32>changetype<usize>(File.open(path).value);
}

export function fail(why: string): void {
  throw new Error(why);
}

export function grow(): i32 {
  return memory.grow(10);
}
