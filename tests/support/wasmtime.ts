import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wasmtime } from "../../scripts/tools/tools.js";
import { root } from "./asc.js";

/** Why tests on wasmtime are skipped. */
export const NO_WASMTIME =
  "no Python here can import wasmtime: `npm run tools wasmtime` installs one, IO_LIFETIMES_PYTHON may name another";

/** A Python that can import wasmtime, or undefined. */
export function wasmtimePython(): string | undefined {
  const candidates = [process.env["IO_LIFETIMES_PYTHON"], wasmtime.find(), "python3"];
  return candidates.find((python) => python !== undefined && canImport(python));
}

function canImport(python: string): boolean {
  return spawnSync(python, ["-c", "import wasmtime"], { stdio: "ignore" }).status === 0;
}

/** A call of a function of a component, or the end of what one gave: see component_runner.py. */
export interface Step {
  readonly in?: string;
  readonly call?: string;
  readonly with?: readonly unknown[];
  readonly keep?: string;
  readonly drop?: string;
}

export type Outcome = { readonly ok: unknown } | { readonly error: string };

/** Runs programs on a component, each in an instance of its own that sees `directory` as ".". */
export function runOnWasmtime(
  component: Uint8Array,
  directory: string,
  programs: readonly (readonly Step[])[],
): Outcome[][] {
  const folder = mkdtempSync(join(tmpdir(), "component-"));
  try {
    const path = join(folder, "component.wasm");
    writeFileSync(path, component);
    const runner = join(root, "tests/support/component_runner.py");
    const { status, stdout, stderr } = spawnSync(wasmtimePython()!, [runner, path, directory], {
      input: JSON.stringify(programs),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`component_runner.py ended with ${status}\n${stderr}`);
    return JSON.parse(stdout) as Outcome[][];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
