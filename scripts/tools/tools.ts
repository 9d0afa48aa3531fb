import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cached, makeOnce } from "./cache.js";

/** A tool that isn't on npm, in the version that the tests are made for. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** What it is for and how long it takes to install. */
  readonly summary: string;
  /** Its program, where it is installed. */
  find(): string | undefined;
  /** Installs it unless it is there, and gives its program. Throws where that can't be. */
  install(): Promise<string>;
}

/** Composes components. */
export const wac = cargoTool("wac-cli", "0.12.0", "wac", "composes components; 5 to 10 minutes");
/** A Python that can `import wasmtime`, with libwasmtime in it. */
export const wasmtime = pythonTool("wasmtime", "50.0.1", "an engine for modules and components; 15 seconds");
/** A Python that has a compiler for C: `python -m ziglang cc`. */
export const ziglang = pythonTool("ziglang", "0.17.1", "compiles C; a minute");
/** A Python that has `componentize_py`. */
export const componentizePy = pythonTool("componentize-py", "0.25.1", "makes components of Python programs; a minute");

export const tools: readonly Tool[] = [wasmtime, wac, ziglang, componentizePy];

function cargoTool(crate: string, version: string, program: string, summary: string): Tool {
  const folder = `${crate}-${version}`;
  const programIn = (root: string) => join(root, "bin", program);
  return {
    name: program,
    version,
    summary,
    find: () => within(cached(folder), programIn),
    install: async () =>
      programIn(await makeOnce(folder, (root) => run("cargo", ["install", crate, "--version", version, "--locked", "--root", root]))),
  };
}

/** A package of Python in a virtual environment of its own. */
function pythonTool(name: string, version: string, summary: string): Tool {
  const folder = `${name}-${version}`;
  const pythonIn = (root: string) => join(root, "bin", "python");
  return {
    name,
    version,
    summary,
    find: () => within(cached(folder), pythonIn),
    install: async () =>
      pythonIn(await makeOnce(folder, (root) => {
        run("python3", ["-m", "venv", root]);
        run(pythonIn(root), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `${name}==${version}`]);
      })),
  };
}

function within(folder: string | undefined, programIn: (root: string) => string): string | undefined {
  return folder && programIn(folder);
}

function run(command: string, args: string[]): void {
  const { status, signal, error } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (error) throw new Error(`can't run ${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${signal ?? status}`);
}
