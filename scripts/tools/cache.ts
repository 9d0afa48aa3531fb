import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../js/host/engines/places.js";

/** The folder of installed tools. It is outside of node_modules, which `npm ci` empties. */
const cache = cacheFolder();

/** A folder of the cache, or undefined if it was never completed. */
export function cached(name: string): string | undefined {
  const folder = join(cache, name);
  return existsSync(join(folder, ".whole")) ? folder : undefined;
}

/** A folder of the cache. `make` fills it the first time, and again if it didn't finish before. */
export async function makeOnce(name: string, make: (folder: string) => void | Promise<void>): Promise<string> {
  const known = cached(name);
  if (known) return known;
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  mkdirSync(join(folder, ".whole"));
  return folder;
}
