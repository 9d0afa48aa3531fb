import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Compilers that may have std for wasm32-wasi, as with Debian's packages rustc and libstd-rust-dev-wasm32. */
const COMPILERS = [process.env["RUSTC"], "/usr/bin/rustc"].filter((path) => path !== undefined);

/** Compiles a Rust file for wasm32-wasi. Returns the reason as a string if that isn't possible. */
export function compileRust(source: string, directory: string): Uint8Array<ArrayBuffer> | string {
  const compiler = COMPILERS.find((path) => existsSync(path) && hasWasi(path));
  if (compiler === undefined) {
    return "no rustc with std for wasm32-wasi: install Debian's rustc, libstd-rust-dev-wasm32 and lld, or name one in RUSTC";
  }
  const out = join(directory, "rust.wasm");
  const { status, stderr } = spawnSync(
    compiler,
    [
      "--edition",
      "2021",
      "-C",
      "opt-level=3",
      "-C",
      "panic=abort",
      "--target",
      "wasm32-wasi",
      "--crate-type",
      "cdylib",
      "-o",
      out,
      source,
    ],
    { env: { ...process.env, RUSTC_BOOTSTRAP: "1" }, encoding: "utf8" },
  );
  return status === 0 ? new Uint8Array(readFileSync(out)) : `${compiler} failed: ${stderr}`;
}

function hasWasi(compiler: string): boolean {
  const { status, stdout } = spawnSync(compiler, ["--print", "target-libdir", "--target", "wasm32-wasi"], {
    encoding: "utf8",
  });
  return status === 0 && existsSync(stdout.trim());
}
