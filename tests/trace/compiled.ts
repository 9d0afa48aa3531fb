import { writeFileSync } from "node:fs";
import { compileCached } from "../../scripts/targets/asc.js";
import type { Tree } from "../support/tree.js";

/** Compiles a command under a target of asconfig.json into a directory, with its source map. Returns the path of the module. */
export async function compileInto(files: Tree, entry: string, target: string): Promise<string> {
  const {
    error,
    stderr,
    files: made,
  } = await compileCached({ args: [entry, "--target", target, "--outFile", "out.wasm"] });
  if (error !== undefined) throw new Error(`asc ${entry}: ${error}\n${stderr}`);
  for (const [name, bytes] of made) writeFileSync(files.at(name), bytes);
  return files.at("out.wasm");
}
