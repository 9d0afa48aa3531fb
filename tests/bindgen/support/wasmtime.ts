import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../support/asc.js";
import { NO_WASMTIME, wasmtimePython } from "../../support/wasmtime.js";

const python = wasmtimePython();

/** Runs a script of this folder with a component on the Python package wasmtime; null where that isn't installed. */
export const wasmtime = python === undefined ? null : run;
if (python === undefined) console.log(`skipped on wasmtime: ${NO_WASMTIME}`);

function run(
  script: string,
  component: Uint8Array,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-wasmtime-"));
  try {
    const path = join(folder, "component.wasm");
    writeFileSync(path, component);
    return spawnSync(python!, [join(root, "tests/bindgen/support", script), path, ...args], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
