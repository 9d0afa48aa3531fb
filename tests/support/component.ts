import {
  componentEmbed,
  componentNew,
  preview1AdapterCommandPath,
  preview1AdapterReactorPath,
  transpile,
} from "@bytecodealliance/jco";
import * as cli from "@bytecodealliance/preview2-shim/cli";
import * as clocks from "@bytecodealliance/preview2-shim/clocks";
import * as io from "@bytecodealliance/preview2-shim/io";
import * as random from "@bytecodealliance/preview2-shim/random";
import * as sockets from "@bytecodealliance/preview2-shim/sockets";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "./asc.js";

/** Exports a `cabi_realloc`, which a module that becomes a component needs. An entry for asc beside a program's own. */
export const REALLOC = "tests/guest/component/realloc.ts";

/** Makes a component of an AssemblyScript program, whose exports are those of a world of functions on numbers. */
export async function compileComponent(entry: string, witSource: string): Promise<Uint8Array> {
  const binary = await compile(entry, ["--target", "release", REALLOC]);
  return componentNew(await componentEmbed({ binary, witSource }), [adapter(preview1AdapterReactorPath())]);
}

/** Makes a component of a command module, which must export `cabi_realloc`. */
export function commandComponent(binary: Uint8Array): Promise<Uint8Array> {
  return componentNew(binary, [adapter(preview1AdapterCommandPath())]);
}

function adapter(path: URL): [string, Uint8Array] {
  return ["wasi_snapshot_preview1", readFileSync(path)];
}

export type Imports = Record<string, unknown>;

/** A component that jco has turned into JavaScript. */
export interface Transpiled {
  /** Makes an instance. `imports` go before those of preview2-shim. `look` sees each core instance that is made for it. */
  instantiate<Exports>(imports: Imports, look?: (instance: WebAssembly.Instance) => void): Promise<Exports>;
}

/** Lets jco turn a component into JavaScript. */
export async function transpileComponent(component: Uint8Array): Promise<Transpiled> {
  const { files } = await transpile(component, { name: "component", instantiation: "async" });
  const folder = mkdtempSync(join(tmpdir(), "component-"));
  try {
    const script = join(folder, "component.mjs");
    writeFileSync(script, files["component.js"]!);
    const { instantiate } = (await import(pathToFileURL(script).href)) as { instantiate: Instantiate };
    const core = (path: string) => WebAssembly.compile(files[path] as Uint8Array<ArrayBuffer>);
    return {
      instantiate: async <Exports>(imports: Imports, look?: (instance: WebAssembly.Instance) => void) =>
        (await instantiate(core, { ...shim, ...imports }, async (module, coreImports) => {
          const instance = await WebAssembly.instantiate(module, coreImports);
          look?.(instance);
          return instance;
        })) as Exports,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Instantiate = (
  core: (path: string) => Promise<WebAssembly.Module>,
  imports: Imports,
  instantiateCore: (module: WebAssembly.Module, imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>,
) => Promise<unknown>;

/** What preview2-shim serves, but for files. */
const shim: Imports = {
  "wasi:cli/environment": cli.environment,
  "wasi:cli/exit": cli.exit,
  "wasi:cli/stdin": cli.stdin,
  "wasi:cli/stdout": cli.stdout,
  "wasi:cli/stderr": cli.stderr,
  "wasi:cli/terminal-input": cli.terminalInput,
  "wasi:cli/terminal-output": cli.terminalOutput,
  "wasi:cli/terminal-stdin": cli.terminalStdin,
  "wasi:cli/terminal-stdout": cli.terminalStdout,
  "wasi:cli/terminal-stderr": cli.terminalStderr,
  "wasi:clocks/monotonic-clock": clocks.monotonicClock,
  "wasi:clocks/wall-clock": clocks.wallClock,
  "wasi:io/error": io.error,
  "wasi:io/poll": io.poll,
  "wasi:io/streams": io.streams,
  "wasi:random/insecure": random.insecure,
  "wasi:random/insecure-seed": random.insecureSeed,
  "wasi:random/random": random.random,
  "wasi:sockets/instance-network": sockets.instanceNetwork,
  "wasi:sockets/ip-name-lookup": sockets.ipNameLookup,
  "wasi:sockets/network": sockets.network,
  "wasi:sockets/tcp": sockets.tcp,
  "wasi:sockets/tcp-create-socket": sockets.tcpCreateSocket,
  "wasi:sockets/udp": sockets.udp,
  "wasi:sockets/udp-create-socket": sockets.udpCreateSocket,
};
