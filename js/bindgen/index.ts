import { generate, type Generated } from "./generate/world.js";
import { docPath } from "./generate/docs.js";
import { decodeWorld } from "./wit/decode.js";
import { ROOT, type Scope } from "./wit/model.js";
import { itemKey, readItems } from "./wit/text.js";
import { filterAsync } from "./wit/async-filter.js";
import { checkSupported } from "./wit/supported.js";
import { embed, type Features, type WitInput } from "./wit/source.js";

export { componentize, isCommand, type ComponentizeOptions } from "./componentize/componentize.js";
export type { Generated } from "./generate/world.js";
export { BindgenError } from "./errors.js";
export type { Features, WitInput } from "./wit/source.js";

export interface BindgenOptions {
  /** The WIT: text, or the path of a file or a folder. */
  readonly wit: WitInput;
  /** The world's name. Not needed if the WIT has one world. */
  readonly world?: string | undefined;
  /** Features whose `@unstable` items are included. */
  readonly features?: Features | undefined;
  /** Which `async` functions are called asynchronously: `all`, `none`, `[-][import:|export:]FUNCTION`. The first match counts. */
  readonly async?: readonly string[] | undefined;
}

/** Generates AssemblyScript bindings for a WIT world and returns the files by their paths. Fails with a BindgenError. */
export async function bindgen({ wit, world, features = [], async = [] }: BindgenOptions): Promise<Generated> {
  const dummy = await embed(wit, { dummy: true, world, features });
  const decoded = decodeWorld(dummy);
  const items = readItems(wit);
  const find = (scope: Scope, ...path: string[]) =>
    items.get(itemKey(scope.name === ROOT ? decoded.name : scope.name, path));
  checkSupported(decoded, (scope, func) => find(scope, ...docPath(func))?.place);
  filterAsync(decoded, async);
  return generate(decoded, { of: (scope, ...path) => find(scope, ...path)?.docs });
}
