import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../support/asc.js";

const python = process.env["IO_LIFETIMES_PYTHON"] ?? "python3";

/** Runs a script of this folder with a component on the Python package wasmtime; null where that isn't installed. */
export const wasmtime = spawnSync(python, ["-c", "import wasmtime.component"], { stdio: "ignore" }).status === 0 ? run : null;

function run(script: string, component: Uint8Array, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-wasmtime-"));
  try {
    const path = join(folder, "component.wasm");
    writeFileSync(path, component);
    return spawnSync(python, [join(root, "tests/bindgen/support", script), path, ...args], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
