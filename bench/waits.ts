// Async calls, a stream and a thousand tasks between two components on the command wasmtime: a runner in AssemblyScript and one
// in Rust, with wit-bindgen, each composed with the same provider in AssemblyScript.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NO_WAC, compose, hasWac } from "../scripts/compose/wac.js";
import { wasmtimeCommand } from "../scripts/tools/tools.js";
import { noCommand, withWasi } from "../tests/async/support/engines.js";
import { build } from "../tests/bindgen/support/build.js";
import { root } from "../tests/support/asc.js";
import { middle, type Comparison } from "./measure.js";

const WHAT = [
  "await a call that is ready",
  "await a call that is late",
  "read a MiB from a stream",
  "a thousand tasks: each",
];
const RUNS = 5;
const TARGET = "wasm32-wasip2";

/** Measures in `directory`. Returns why something was skipped. */
export async function benchWaits(
  directory: string,
  report: (what: string, rival: string, aim: string, comparison: Comparison) => void,
): Promise<string | undefined> {
  const missing = noCommand ?? (hasWac ? undefined : NO_WAC);
  if (missing !== undefined) return missing;
  const guest = (name: string) => readFileSync(join(root, "bench/guest/waits", name), "utf8");
  const folder = join(directory, "waits");
  cpSync(join(root, "bench/rust/waits"), folder, { recursive: true });
  const wit = { path: withWasi(folder, guest("world.wit")) };
  const print = /^```ts print\.ts\n([\s\S]+?)^```$/m.exec(readFileSync(join(root, "docs/async.md"), "utf8"))![1]!;
  const options = ["-O3", "--runtime", "incremental"];
  const provider = await build({ wit, world: "provider", sources: { "source.ts": guest("source.ts") }, options });
  const sources = { "run.ts": guest("run.ts"), "print.ts": print };
  const ours = await build({ wit, world: "runner", sources, options });
  const rust = compileRunner(folder);
  if (typeof rust === "string") return rust;
  const composed = (runner: Uint8Array, name: string) => {
    const path = join(directory, name);
    const text =
      "package bench:composed;\nlet provider = new bench:provider { ... };\n" +
      "let runner = new bench:runner { ...provider, ... };\nexport runner...;";
    writeFileSync(path, compose(text, { "bench:provider": provider, "bench:runner": runner }));
    return path;
  };
  const paths = [composed(ours, "ours.wasm"), composed(rust, "rust.wasm")] as const;
  const rounds = Array.from({ length: RUNS }, () => paths.map(run)).flatMap(([a, b]) =>
    a!.map((one, i) => [one, b![i]!] as const),
  );
  for (const [i, what] of WHAT.entries()) {
    const ratios = rounds.map(([a, b]) => a[i]! / b[i]!).sort((a, b) => a - b);
    report(`components: ${what}`, "Rust's wit-bindgen", "≤ 1.3", {
      ours: middle(rounds.map(([a]) => a[i]!)),
      rival: middle(rounds.map(([, b]) => b[i]!)),
      ratio: middle(ratios),
      spread: [ratios[ratios.length >> 2]!, ratios[(ratios.length * 3) >> 2]!],
    });
  }
  console.log(`\nthe runner: ${ours.length} bytes, in Rust ${rust.length}`);
  return undefined;
}

/** The lines of numbers that a runner prints. */
function run(path: string): number[][] {
  const { status, stdout, stderr } = spawnSync(wasmtimeCommand.find()!, ["run", path], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
}

/** Compiles the runner in Rust. Returns the reason as a string if that isn't possible. */
function compileRunner(folder: string): Uint8Array | string {
  const args = ["build", "--quiet", "--release", "--target", TARGET];
  const { status, stderr, error } = spawnSync("cargo", args, { cwd: folder, encoding: "utf8" });
  const wasm = join(folder, "target", TARGET, "release/waits.wasm");
  if (status === 0 && existsSync(wasm)) return readFileSync(wasm);
  return `no cargo that compiles for ${TARGET} (rustup target add ${TARGET}): ${error?.message ?? stderr}`;
}
