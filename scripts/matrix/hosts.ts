// The hosts of guests that aren't ours, and how each runs a command.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../root.js";
import { commandOf } from "../tools/runtimes.js";
import {
  browserShim,
  chicory,
  chromium,
  nodeRuntimes,
  runtimeNamed,
  wasmerSdk,
  wasmi,
  wasmtimeCommand,
  wasmUtil,
  wazero,
  type Tool,
} from "../tools/tools.js";

export interface GuestHost {
  readonly name: string;
  readonly tool: Tool;
  /** The command that runs a module with a directory as "." or "/", in that directory. The tool must be installed. */
  command(module: string, args: readonly string[], directory: string): readonly [program: string, ...args: string[]];
  /** Whether the files of the directory are only copied to it. */
  readonly copies?: true;
  /** What comes out differently, and whose fault it is. */
  readonly differences: Readonly<Record<string, string>>;
}

const adapter = (name: string) => fileURLToPath(new URL(`adapters/${name}.js`, import.meta.url));

function bare(tool: Tool, differences: GuestHost["differences"] = {}): GuestHost {
  return {
    name: `node:wasi of ${tool.name}`,
    tool,
    command: (module, args) => {
      const [program, ...before] = commandOf(tool.name);
      return [program, ...before, adapter("node-wasi"), module, ...args];
    },
    differences,
  };
}

function npmPackage(name: string, tool: Tool, script: string, differences: GuestHost["differences"]): GuestHost {
  return {
    name,
    tool,
    command: (module, args) => [process.execPath, "--no-warnings", adapter(script), tool.find()!, module, ...args],
    differences,
  };
}

function program(
  tool: Tool,
  before: (directory: string) => string[],
  differences: GuestHost["differences"] = {},
): GuestHost {
  return {
    name: tool.name,
    tool,
    command: (module, args, directory) => [tool.find()!, ...before(directory), module, ...args],
    differences,
  };
}

/** The tool with a package that it needs. */
function withPackage(tool: Tool, needed: Tool): Tool {
  return {
    name: tool.name,
    summary: tool.summary,
    get version() {
      return tool.version;
    },
    find: () => needed.find() && tool.find(),
    async install() {
      await needed.install();
      return tool.install();
    },
  };
}

const CHICORY = join(root, "scripts/matrix/adapters/Chicory.java");
/** What @bjorn3/browser_wasi_shim does differently, in Node and in a page. */
const IN_MEMORY = {
  calls: "it has no times, flags, links or append",
  polls: "its poll fails for standard output",
};

export const guestHosts: readonly GuestHost[] = [
  program(wasmtimeCommand, (directory) => ["run", "--dir", `${directory}::.`]),
  ...nodeRuntimes.map((tool) => bare(tool)),
  bare(runtimeNamed("deno"), { calls: "it ignores append, counts one link, and takes each stream for a terminal" }),
  bare(runtimeNamed("bun"), {
    calls: "it can't read a file that is open to append",
    polls: "its poll fails, and never ends",
  }),
  program(wazero, (directory) => ["run", `-mount=${directory}:/`], {
    calls: "nobody's: the preopen is `/`, so that absolute paths are found",
    polls: "its poll fails for standard output",
  }),
  program(wasmi, () => ["--dir", "."]),
  npmPackage("@bjorn3/browser_wasi_shim", browserShim, "browser-shim", IN_MEMORY),
  {
    name: "@bjorn3/browser_wasi_shim in Chromium",
    tool: withPackage(chromium, browserShim),
    command: (module, args) => {
      const places = [chromium.find()!, browserShim.find()!];
      return [process.execPath, "--no-warnings", adapter("chromium"), ...places, module, ...args];
    },
    differences: IN_MEMORY,
  },
  {
    name: "Chicory",
    tool: chicory,
    command: (module, args) => ["java", "-cp", join(chicory.find()!, "*"), CHICORY, module, ...args],
    differences: {
      calls: "it has no way to set flags, and renames nothing between two descriptors",
      polls: "it never reports the end of standard input",
      wc: "its interpreter has no SIMD",
    },
  },
  npmPackage("@tybys/wasm-util", wasmUtil, "wasm-util", {
    calls: "it has no advice, flags or append",
    polls: "its poll finds no event",
  }),
  {
    ...npmPackage("@wasmer/sdk", wasmerSdk, "wasmer", {
      "easy-conversions": "nobody's: it prints the number of a descriptor",
      calls: "the program ends with 1 and has printed nothing",
    }),
    copies: true,
  },
];
