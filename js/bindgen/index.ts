import { generate, type Generated } from "./generate/world.js";
import { decodeWorld } from "./wit/decode.js";
import { embed, type WitInput } from "./wit/source.js";

export { componentize, type ComponentizeOptions } from "./componentize/componentize.js";
export { BindgenError } from "./errors.js";
export type { WitInput } from "./wit/source.js";

export interface BindgenOptions {
  /** The WIT, as text or as a path of a file or a folder. */
  readonly wit: WitInput;
  /** The world's name; may be left out where there is one. */
  readonly world?: string | undefined;
}

/** Makes AssemblyScript bindings for a WIT world. Writes nothing: gives the files with their paths. */
export async function bindgen({ wit, world }: BindgenOptions): Promise<Generated> {
  const dummy = await embed(wit, { dummy: true, world, features: { tag: "all" } });
  return generate(decodeWorld(dummy), { of: () => undefined });
}
