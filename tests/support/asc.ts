import { compileCached } from "../../scripts/targets/asc.js";

export { root } from "../../scripts/root.js";

/**
 * Compiles an AssemblyScript file with the asconfig.unchecked.json of the repository and returns the bytes of the
 * module. `entry` is relative to the root of the repository. `options` are arguments of asc; without them the target is
 * debug (unoptimized, with names), and the module is a reactor. The ownership transform is used only where the options
 * ask for it: most of these programs drop what they own themselves. Fails with what asc printed.
 * Modules are kept in build/ until something they are made from changes: don't write into the bytes.
 */
export async function compile(entry: string, options: string[] = []): Promise<Uint8Array> {
  const unless = (name: string, value: string) => (options.includes(name) ? [] : [name, value]);
  const args = [entry, "--outFile", "out.wasm", ...unless("--config", "asconfig.unchecked.json")];
  args.push(...unless("--target", "debug"), ...unless("--exportStart", "_initialize"), ...options);
  const { error, stderr, files } = await compileCached({ args });
  if (error !== undefined) throw new Error(`asc ${entry}: ${error}\n${stderr}`);
  const wasm = files.get("out.wasm");
  if (!wasm) throw new Error(`asc ${entry}: no module came out\n${stderr}`);
  return wasm;
}
