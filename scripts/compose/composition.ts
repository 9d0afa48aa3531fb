import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { assemblyScript, type Language } from "./guests.js";
import { compose } from "./wac.js";

/** Composes the library with three components: one that opens, in `language`, and two in AssemblyScript that read and close. */
export async function composition(language: Language): Promise<Uint8Array> {
  return compose(readFileSync(join(root, "examples/compose/compose.wac"), "utf8"), {
    "io-lifetimes:library": readFileSync(join(root, "dist/io-lifetimes.component.wasm")),
    "example:reading": await assemblyScript("reading"),
    "example:closing": await assemblyScript("closing"),
    "example:opening": await language.opening(),
  });
}
