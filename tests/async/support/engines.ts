// What components on WASI 0.3 run on: the command wasmtime, and jco on a Node that has JSPI.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { preview1AdapterReactorPath, transpile } from "@bytecodealliance/jco";
import { node26, wasmtimeCommand } from "../../../scripts/tools/tools.js";
import { root } from "../../support/asc.js";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The WIT of WASI 0.3.0, as jco has it. */
const wasi = join(dirname(fileURLToPath(preview1AdapterReactorPath())), "wit/builtin/0.3.0");

/** Works in a folder of its own, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-async-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes WIT to a folder, with WASI 0.3 in its `deps`. Returns the folder. */
export function withWasi(folder: string, wit: string): string {
  const path = join(folder, "wit");
  cpSync(wasi, join(path, "deps"), { recursive: true });
  writeFileSync(join(path, "world.wit"), wit);
  return path;
}

/** Why tests on the command are skipped, or undefined where it is installed. */
export const noCommand =
  wasmtimeCommand.find() === undefined
    ? "the command wasmtime isn't installed: `npm run tools wasmtime-cli` does it, in 15 seconds"
    : undefined;

/**
 * Runs `wasi:cli/run` of a component on the command. It sees `folder` as `/`, if there is one. `flags` are options of the
 * command, `args` those of the component.
 */
export function runOnCommand(
  component: Uint8Array,
  folder?: string,
  { flags = [], args: given = [] }: { flags?: readonly string[]; args?: readonly string[] } = {},
): Promise<Ended> {
  return inFolder((place) => {
    const path = join(place, "component.wasm");
    writeFileSync(path, component);
    const args = ["run", ...flags, ...(folder === undefined ? [] : ["--dir", `${folder}::/`]), path, ...given];
    return spawnSync(wasmtimeCommand.find()!, args, { encoding: "utf8", timeout: 60_000 });
  });
}

/** Why tests on jco are skipped, or undefined where it can run. */
export const noNode26 =
  node26.find() === undefined
    ? "no Node with JSPI is installed: `npm run tools node26` does it, in 15 seconds"
    : undefined;

/**
 * Runs a script on jco. In it, `instantiate(imports)` gives the exports of the component. What it prints is compared, so
 * that it ends by itself or by `process.exit`.
 */
export function runOnJco(component: Uint8Array, script: string): Promise<Ended> {
  return inFolder(async (place) => {
    const { files } = await transpile(component, { name: "component", instantiation: { tag: "async" } } as never);
    for (const [name, bytes] of Object.entries(files as Record<string, Uint8Array>)) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), bytes);
    }
    writeFileSync(join(place, "package.json"), '{ "type": "module" }');
    symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
    const head = [
      'import { readFileSync } from "node:fs";',
      'import { instantiate as start } from "./component.js";',
      "const compile = (name) => WebAssembly.compile(readFileSync(new URL(name, import.meta.url)));",
      "const instantiate = (imports) => start(compile, imports);",
    ];
    writeFileSync(join(place, "main.js"), [...head, script].join("\n"));
    return spawnSync(node26.find()!, [join(place, "main.js")], { encoding: "utf8", timeout: 60_000 });
  });
}
