import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../js/host/engines/places.js";

/** Where tools are kept that take long to install: outside of node_modules, which `npm ci` empties. */
const cache = cacheFolder();

/** A folder of the cache, or undefined where it was never made. */
export function cached(name: string): string | undefined {
  const folder = join(cache, name);
  return existsSync(join(folder, ".whole")) ? folder : undefined;
}

/** A folder of the cache, which `make` fills the first time. One that `make` didn't finish is made anew. */
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
