// Where libwasmtime is. There is no package of it on npm; the Python package `wasmtime` carries it.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { missingEngine } from "../../errors.js";
import { absolute, cacheFolder, onPath } from "../places.js";

/** The version that the bindings are written for and tested with. */
export const VERSION = "50.0.1";

/** Prints the path of the library in the Python package, without loading it. */
const LOCATE = `
import glob, importlib.util, os
spec = importlib.util.find_spec("wasmtime")
for folder in (spec and spec.submodule_search_locations) or []:
    for name in ("_libwasmtime.so", "_libwasmtime.dylib", "_wasmtime.dll"):
        for path in glob.glob(os.path.join(folder, "*", name)):
            print(path)
`;

const HOW = [
  `\`pip install wasmtime==${VERSION}\` gets it;`,
  "IO_LIFETIMES_PYTHON names the Python that has it where that isn't `python3`,",
  "or WASMTIME_LIB the library itself",
].join(" ");

/**
 * Returns the file of libwasmtime: what WASMTIME_LIB names, else the library in the Python package `wasmtime` of the
 * interpreter that IO_LIFETIMES_PYTHON names; if that isn't set, of the interpreter that this repository's `npm run tools`
 * installs, of `python3` or of `python`. All are absolute paths. Fails with a HostError that says how to get it.
 */
export function findLibrary(env: NodeJS.ProcessEnv = process.env): string {
  const named = absolute("WASMTIME_LIB", env);
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw missingEngine(`WASMTIME_LIB names ${named}, and there is no such file: ${HOW}`);
  }
  const chosen = env["IO_LIFETIMES_PYTHON"];
  for (const python of chosen ? chosenPythons(chosen, env) : usualPythons(env)) {
    const path = libraryOf(python, env);
    if (path !== undefined) return path;
  }
  const where = chosen
    ? `${chosen}, which IO_LIFETIMES_PYTHON names, has no package \`wasmtime\``
    : "no Python on PATH has the package `wasmtime`";
  throw missingEngine(`there is no libwasmtime: WASMTIME_LIB isn't set, and ${where}. ${HOW}`);
}

/** The interpreter that IO_LIFETIMES_PYTHON names, by its path or by a name on PATH. */
function chosenPythons(chosen: string, env: NodeJS.ProcessEnv): string[] {
  return /[/\\]/.test(chosen) ? [absolute("IO_LIFETIMES_PYTHON", env)!] : onPath(chosen, env);
}

function usualPythons(env: NodeJS.ProcessEnv): string[] {
  const installed = join(cacheFolder(env), `wasmtime-${VERSION}`, "bin", "python");
  return [...(existsSync(installed) ? [installed] : []), ...onPath("python3", env), ...onPath("python", env)];
}

function libraryOf(python: string, env: NodeJS.ProcessEnv): string | undefined {
  // Isolated, so that Python doesn't import a folder named wasmtime from the current directory.
  const { status, stdout } = spawnSync(python, ["-I", "-c", LOCATE], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.split(/\r?\n/).find((path) => path !== "") : undefined;
}
