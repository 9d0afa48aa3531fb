import { readInterface, type ValueType } from "../../js/wasm/interface.js";

export interface ImportedFunction {
  module: string;
  name: string;
  params: readonly ValueType[];
  results: readonly ValueType[];
}

/** The imports of a module with their signatures. Throws on an import that is no function. */
export function importedFunctions(wasm: Uint8Array): ImportedFunction[] {
  return readInterface(wasm).imports.map(({ module, name, type }) => {
    if (!type) throw new Error(`the import ${module}.${name} is no function`);
    return { module, name, ...type };
  });
}
