import binaryen from "binaryen";

/** Assembles a module from its text form. */
export function wat(text: string): Uint8Array<ArrayBuffer> {
  const module = binaryen.parseText(text);
  try {
    module.setFeatures(binaryen.Features.All);
    return module.emitBinary() as Uint8Array<ArrayBuffer>;
  } finally {
    module.dispose();
  }
}

/** A command that imports nothing, with `body` as its `_start`, and `more` beside it. */
export function command(body: string, more = ""): Uint8Array<ArrayBuffer> {
  return wat(`(module ${more} (memory (export "memory") 1) (func (export "_start") ${body}))`);
}
