import { Reader, SectionId, sections } from "./read.js";

const VALUE_TYPES: Readonly<Record<number, string>> = { 0x7f: "i32", 0x7e: "i64", 0x7d: "f32", 0x7c: "f64" };

/** The form of a function type, and the kind of an imported function. */
const FUNCTION_TYPE = 0x60,
  FUNCTION = 0;

/** An imported function with its signature. */
export interface ImportedFunction {
  module: string;
  name: string;
  params: string[];
  results: string[];
}

/**
 * Returns the imports of a module with their signatures, which `WebAssembly.Module.imports` leaves out. Throws on an
 * import that isn't a function, and on a type that core WebAssembly 1.0 doesn't have.
 */
export function importedFunctions(wasm: Uint8Array): ImportedFunction[] {
  const contentOf = (wanted: number) => sections(wasm).find(({ id }) => id === wanted)?.content ?? Uint8Array.of(0);
  const types = new Reader(contentOf(SectionId.TYPE));
  const signatures = types.list(() => signature(types));
  const imports = new Reader(contentOf(SectionId.IMPORT));
  return imports.list(() => {
    const from = { module: imports.name(), name: imports.name() };
    if (imports.byte() !== FUNCTION) throw new Error(`the import ${from.module}.${from.name} isn't a function`);
    const type = signatures[imports.u32()];
    if (!type) throw new Error(`the import ${from.module}.${from.name} has no function type`);
    return { ...from, ...type };
  });
}

function signature(reader: Reader): Pick<ImportedFunction, "params" | "results"> {
  const form = reader.byte();
  if (form !== FUNCTION_TYPE) throw new Error(`unknown form of a type: 0x${form.toString(16)}`);
  return { params: reader.list(() => valueType(reader)), results: reader.list(() => valueType(reader)) };
}

function valueType(reader: Reader): string {
  const code = reader.byte();
  const type = VALUE_TYPES[code];
  if (type === undefined) throw new Error(`unknown value type: 0x${code.toString(16)}`);
  return type;
}
