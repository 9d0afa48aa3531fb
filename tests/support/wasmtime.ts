import { spawnSync } from "node:child_process";
import { wasmtime } from "../../scripts/tools/tools.js";

/** Why tests on wasmtime are skipped. */
export const NO_WASMTIME = "no Python here can import wasmtime: `npm run tools wasmtime` installs one, IO_LIFETIMES_PYTHON may name another";

/** A Python that can import wasmtime, or undefined. */
export function wasmtimePython(): string | undefined {
  const candidates = [process.env["IO_LIFETIMES_PYTHON"], wasmtime.find(), "python3"];
  return candidates.find((python) => python !== undefined && canImport(python));
}

function canImport(python: string): boolean {
  return spawnSync(python, ["-c", "import wasmtime"], { stdio: "ignore" }).status === 0;
}
