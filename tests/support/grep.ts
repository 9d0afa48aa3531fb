import { spawnSync } from "node:child_process";
import { run } from "../../js/host/index.js";
import { compile, root } from "./asc.js";

export interface Found {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** How examples/grep is compiled to be as fast as it can. */
export const GREP_OPTIONS = [
  "--config",
  "asconfig.json",
  "--exportStart",
  "_start",
  "--target",
  "release",
  "--shrinkLevel",
  "0",
  "--enable",
  "simd",
];

const module = await compile("examples/grep/index.ts", GREP_OPTIONS).then(
  (wasm) => new WebAssembly.Module(wasm as BufferSource),
);

/** What examples/grep says, in `cwd`. It must leave nothing open. */
export async function ours(args: string[], cwd: string, input: string | Uint8Array = ""): Promise<Found> {
  const { exitCode, stdout, stderr, leaks } = await run(module, {
    args: ["grep", ...args],
    preopens: { ".": cwd },
    stdin: Buffer.from(input),
    stdout: "buffer",
    stderr: "buffer",
  });
  if (leaks.length > 0) throw new Error(`grep ${args.join(" ")} left something open: ${leaks.map(String)}`);
  return { stdout: latin1(stdout!), stderr: latin1(stderr!), status: exitCode };
}

/** What the grep of the system says. Its status is null if it takes too long: its time can be exponential. */
export function theirs(args: string[], cwd: string, input: string | Uint8Array = "", locale = "C.UTF-8"): Found {
  const env = { ...process.env, LC_ALL: locale };
  delete (env as NodeJS.ProcessEnv)["GREP_COLORS"];
  const options = { cwd, env, input, maxBuffer: 1 << 28, timeout: 5_000, killSignal: "SIGKILL" as const };
  const { stdout, stderr, status, error } = spawnSync("grep", args, options);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (error && code !== "EPIPE" && code !== "ETIMEDOUT") throw error; // it need not read its input
  return { stdout: latin1(stdout), stderr: latin1(stderr), status };
}

/** Why the grep of the system can't be compared with, or nothing. */
export function incomparable(): string | undefined {
  const version = spawnSync("grep", ["--version"], { encoding: "latin1" }).stdout ?? "";
  const found = /^grep \(GNU grep\) 3\.(\d+)/.exec(version);
  if (!found || Number(found[1]) < 5) return "grep is not GNU grep 3.5 or newer";
  if (theirs(["-o", "."], root, "\u00e9").stdout !== "\xc3\xa9\n") return "there is no locale C.UTF-8";
  return undefined;
}

/** Byte for byte, so that what isn't UTF-8 can be compared too. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
