// Where libwasmtime is. There is no package of it on npm; the Python package `wasmtime` carries it.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { missingEngine } from "../../errors.js";

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
 * The file of libwasmtime: what WASMTIME_LIB names, else what the Python package `wasmtime` carries in the interpreter
 * that IO_LIFETIMES_PYTHON names; where that isn't set, in the one that this repository's
 * `npm run tools` installs, in `python3` or in `python`. Fails with a HostError that says how to get it.
 */
export function findLibrary(env: NodeJS.ProcessEnv = process.env): string {
  const named = env["WASMTIME_LIB"];
  if (named) {
    if (existsSync(named)) return named;
    throw missingEngine(`WASMTIME_LIB names ${named}, and there is no such file: ${HOW}`);
  }
  const chosen = env["IO_LIFETIMES_PYTHON"];
  const cached = cachedPython(env);
  const pythons = chosen ? [chosen] : [...(existsSync(cached) ? [cached] : []), "python3", "python"];
  for (const python of pythons) {
    const path = libraryOf(python, env);
    if (path !== undefined) return path;
  }
  const where = chosen
    ? `${chosen}, which IO_LIFETIMES_PYTHON names, has no package \`wasmtime\``
    : "no Python on PATH has the package `wasmtime`";
  throw missingEngine(`there is no libwasmtime: WASMTIME_LIB isn't set, and ${where}. ${HOW}`);
}

/** Where scripts/tools puts it. */
function cachedPython(env: NodeJS.ProcessEnv): string {
  const cache = env["IO_LIFETIMES_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "io-lifetimes");
  return join(cache, `wasmtime-${VERSION}`, "bin", "python");
}

function libraryOf(python: string, env: NodeJS.ProcessEnv): string | undefined {
  // Isolated, so that a folder named wasmtime in the current directory isn't taken for the package.
  const { status, stdout } = spawnSync(python, ["-I", "-c", LOCATE], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.split(/\r?\n/).find((path) => path !== "") : undefined;
}
