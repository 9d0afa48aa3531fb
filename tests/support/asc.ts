import asc from "assemblyscript/asc";
import { fileURLToPath } from "node:url";

/** The root of the repository, seen from dist/tests/support/. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

const compiled = new Map<string, Promise<Uint8Array>>();

/**
 * Compiles an AssemblyScript file with the asconfig.json of the repository and gives the bytes of
 * the module. `entry` is relative to the root of the repository. `options` are arguments of asc;
 * without them it is the debug target (unoptimized, with names), and a reactor.
 * Nothing is written to disk. A program that doesn't compile throws what asc said about it.
 * What was compiled before, with the same options, is not compiled again: don't write into the bytes.
 */
export function compile(entry: string, options: string[] = []): Promise<Uint8Array> {
  const key = JSON.stringify([entry, options]);
  let wasm = compiled.get(key);
  if (!wasm) compiled.set(key, (wasm = compileNow(entry, options)));
  return wasm;
}

async function compileNow(entry: string, options: string[]): Promise<Uint8Array> {
  const unless = (name: string, value: string) => (options.includes(name) ? [] : [name, value]);
  const args = [entry, "--baseDir", root, "--outFile", "out.wasm"];
  // Without the ownership transform, unless a test asks for it: most of these programs drop what they own themselves.
  args.push(...unless("--config", "asconfig.unchecked.json"));
  args.push(...unless("--target", "debug"), ...unless("--exportStart", "_initialize"), ...options);
  let wasm = null as Uint8Array | null;
  const { error, stderr } = await asc.main(args, {
    writeFile(name, contents) {
      if (name === "out.wasm") wasm = contents as Uint8Array;
    },
  });
  if (error) throw new Error(`asc ${entry}: ${error.message}\n${stderr}`);
  if (!wasm) throw new Error(`asc ${entry}: no module came out\n${stderr}`);
  return wasm;
}
