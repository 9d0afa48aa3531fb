// Makes the compositions of examples/compose, one for each language, and writes them to build/:
//
//   npm run compose [language…]
//
// Then, for example: wasmtime run --dir . --invoke 'run("README.md")' build/AssemblyScript.wasm

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { composition } from "./composition.js";
import { languages } from "./guests.js";
import { NO_WAC, hasWac } from "./wac.js";

const names = process.argv.slice(2);
if (!hasWac) throw new Error(NO_WAC);
mkdirSync(join(root, "build"), { recursive: true });
for (const language of languages) {
  if (names.length > 0 && !names.includes(language.name)) continue;
  if (language.missing) {
    console.log(`${language.name}: skipped, ${language.missing}`);
    continue;
  }
  const place = join("build", `${language.name}.wasm`);
  writeFileSync(join(root, place), await composition(language));
  console.log(`${language.name}: ${place}`);
}
