// Where programs and their files are looked up. A relative path would depend on the current directory, which anybody
// may control, so nothing is run from one.

import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { badOption } from "../errors.js";

/**
 * Returns the folder of the tools that this project installs: the path in IO_LIFETIMES_CACHE, or `io-lifetimes` in
 * XDG_CACHE_HOME or in `.cache` of the home directory. An empty variable counts as not set. Fails with a HostError
 * for a relative path.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = absolute("IO_LIFETIMES_CACHE", env);
  if (named !== undefined) return named;
  const home = absolute("HOME", env) ?? (isAbsolute(homedir()) ? homedir() : userInfo().homedir);
  return join(absolute("XDG_CACHE_HOME", env) ?? join(home, ".cache"), "io-lifetimes");
}

/** Returns the absolute path in an environment variable; undefined if the variable is empty or not set. */
export function absolute(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const value = env[name];
  if (value === undefined || value === "") return undefined;
  if (isAbsolute(value)) return value;
  throw badOption(`${name} must be an absolute path, and is ${JSON.stringify(value)}`);
}

/** Returns the absolute paths of a command on PATH. Relative folders of PATH are ignored. */
export function onPath(command: string, env: NodeJS.ProcessEnv): string[] {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, command)).filter((path) => existsSync(path));
}
