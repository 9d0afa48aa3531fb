import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { TrapError } from "../../js/host/errors.js";
import { findCommand } from "../../js/host/engines/wasmtime-cli.js";
import { start as startCommand } from "../../js/host/engines/v8.js";
import { createGuard } from "../../js/host/guard/guard.js";
import { Preview1 } from "../../js/host/preview1/preview1.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import type { Wasi } from "../../js/host/wasi-common/wasi.js";
import { root } from "./asc.js";
import { noWasmtimeCommand } from "./libwasmtime.js";
import { NO_WASMTIME, wasmtimePython } from "./wasmtime.js";

/** What a command module did: its exit code, or 134 after a trap, and what it wrote. */
export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** An engine that runs a command module with `dir` as "." and `stdin`; or why there is none of it here. */
export type Engine = { name: string } & (
  | { run(path: string, wasm: Uint8Array, dir: string, stdin: string): Outcome }
  | { missing: string }
);

const TRAPPED = 134;
const jcoRunner = fileURLToPath(new URL("jco-runner.js", import.meta.url));
const nodeRunner = fileURLToPath(new URL("node-wasi.js", import.meta.url));
const pythonRunner = join(root, "tests/support/wasmtime_runner.py");
const oldFlag = "--experimental-wasi-unstable-preview1";

/** All engines that the library promises to run on. */
export function engines(): Engine[] {
  const served = [
    ours("our preview1 on V8", (options) => new Preview1(options)),
    ours("our guard on node:wasi", createGuard),
  ];
  return [...served, bareNode, nodeWithOldFlag(), jco, wasmtimePackage(), wasmtimeCommand()];
}

/** An engine of ours on V8. */
function ours(name: string, newWasi: (options: WasiOptions) => Wasi): Engine {
  return {
    name,
    run(_path, wasm, dir, stdin) {
      const wasi = newWasi({ preopens: { ".": dir }, stdin: Buffer.from(stdin), stdout: "buffer", stderr: "buffer" });
      const module = new WebAssembly.Module(wasm as BufferSource);
      const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.imports as never });
      let status = TRAPPED;
      try {
        status = startCommand(wasi, instance);
      } catch (error) {
        if (!(error instanceof TrapError)) throw error;
      } finally {
        wasi.sweep();
      }
      return { status, stdout: Buffer.from(wasi.stdout!).toString(), stderr: Buffer.from(wasi.stderr!).toString() };
    },
  };
}

const bareNode: Engine = {
  name: "bare node:wasi",
  run: (path, _wasm, dir, stdin) => start(process.execPath, ["--no-warnings", nodeRunner, path, dir], stdin),
};

const jco: Engine = {
  name: "jco, our wasi:filesystem",
  run: (path, _wasm, dir, stdin) => start(process.execPath, ["--no-warnings", jcoRunner, path, dir], stdin),
};

function nodeWithOldFlag(): Engine {
  const name = `node ${oldFlag}`;
  if (!starts(process.execPath, [oldFlag, "--eval", ""])) return { name, missing: "this node refuses the flag" };
  const args = [oldFlag, "--no-warnings", nodeRunner];
  return { name, run: (path, _wasm, dir, stdin) => start(process.execPath, [...args, path, dir], stdin) };
}

function wasmtimePackage(): Engine {
  const name = "wasmtime, the Python package";
  const python = wasmtimePython();
  if (python === undefined) return { name, missing: NO_WASMTIME };
  return { name, run: (path, _wasm, dir, stdin) => start(python, [pythonRunner, path, dir], stdin) };
}

function wasmtimeCommand(): Engine {
  const name = "wasmtime, the command";
  if (noWasmtimeCommand !== undefined) return { name, missing: noWasmtimeCommand };
  const command = findCommand();
  return {
    name,
    run(path, _wasm, dir, stdin) {
      const { stderr, ...outcome } = start(command, ["run", "--dir", `${dir}::.`, path], stdin);
      return { ...outcome, stderr: stderr.split("Error: failed to run main module")[0]! }; // its own word on a trap
    },
  };
}

function starts(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function start(command: string, args: string[], input: string): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, encoding: "utf8", timeout: 60_000 });
  if (error) throw error;
  return { status, stdout, stderr };
}
