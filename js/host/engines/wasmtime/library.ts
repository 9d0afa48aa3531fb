// Locates libwasmtime. There is no npm package of it; the Python package `wasmtime` contains it.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { missingEngine } from "../../errors.js";
import { absolute, cacheFolder, onPath } from "../places.js";

/** The version for which the bindings are written and tested. */
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
 * Returns the file of libwasmtime: the path in WASMTIME_LIB, or else the library in the Python package `wasmtime`.
 * The Python interpreter is the one that IO_LIFETIMES_PYTHON names or, if that isn't set, the one that this
 * repository's `npm run tools` installs, `python3` or `python`. All paths are absolute. Fails with a HostError that
 * says how to install the library.
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

/** Returns the interpreter that IO_LIFETIMES_PYTHON names, by its path or by a name on PATH. */
function chosenPythons(chosen: string, env: NodeJS.ProcessEnv): string[] {
  return /[/\\]/.test(chosen) ? [absolute("IO_LIFETIMES_PYTHON", env)!] : onPath(chosen, env);
}

function usualPythons(env: NodeJS.ProcessEnv): string[] {
  const installed = join(cacheFolder(env), `wasmtime-${VERSION}`, "bin", "python");
  return [...(existsSync(installed) ? [installed] : []), ...onPath("python3", env), ...onPath("python", env)];
}

function libraryOf(python: string, env: NodeJS.ProcessEnv): string | undefined {
  // Isolated mode prevents Python from importing a folder named wasmtime from the current directory.
  const { status, stdout } = spawnSync(python, ["-I", "-c", LOCATE], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.split(/\r?\n/).find((path) => path !== "") : undefined;
}
