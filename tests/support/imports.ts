const valueTypes: Record<number, string> = { 0x7f: "i32", 0x7e: "i64", 0x7d: "f32", 0x7c: "f64" };

const TYPE_SECTION = 1;
const IMPORT_SECTION = 2;
const FUNCTION = 0;

export interface ImportedFunction {
  module: string;
  name: string;
  params: string[];
  results: string[];
}

/**
 * The imports of a module with their signatures, which `WebAssembly.Module.imports` doesn't tell.
 * Throws on an import that is no function, or a type that core WebAssembly 1.0 doesn't have.
 */
export function importedFunctions(wasm: Uint8Array): ImportedFunction[] {
  let at = 8; // after the magic number and the version
  let signatures: Pick<ImportedFunction, "params" | "results">[] = [];
  while (at < wasm.length) {
    const id = byte();
    const end = number() + at;
    if (id === TYPE_SECTION) signatures = list(signature);
    if (id === IMPORT_SECTION) return list(importedFunction);
    at = end;
  }
  return [];

  function byte(): number {
    const value = wasm[at++];
    if (value === undefined) throw new Error("the module ends too early");
    return value;
  }

  function number(): number {
    // unsigned LEB128
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value += (next & 0x7f) * 2 ** shift;
      if (next < 0x80) return value;
    }
  }

  function list<T>(item: () => T): T[] {
    return Array.from({ length: number() }, item);
  }

  function name(): string {
    const end = number() + at;
    const text = new TextDecoder().decode(wasm.subarray(at, end));
    at = end;
    return text;
  }

  function valueType(): string {
    const code = byte();
    return valueTypes[code] ?? fail(`value type 0x${code.toString(16)}`);
  }

  function signature() {
    const form = byte();
    if (form !== 0x60) fail(`type form 0x${form.toString(16)}`);
    return { params: list(valueType), results: list(valueType) };
  }

  function importedFunction(): ImportedFunction {
    const from = { module: name(), name: name() };
    if (byte() !== FUNCTION) fail(`import ${from.module}.${from.name}, which is no function`);
    return { ...from, ...(signatures[number()] ?? fail("function type")) };
  }
}

function fail(what: string): never {
  throw new Error(`can't read ${what}`);
}
