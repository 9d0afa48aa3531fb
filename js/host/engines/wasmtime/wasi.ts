// libwasmtime's own WASI, configured from the options. Components use it as WASI 0.2, modules as preview1.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { badOption } from "../../errors.js";
import {
  checkedArgs,
  checkedEnv,
  checkedPreopens,
  checkForeignWasi,
  type WasiOptions,
} from "../../wasi-common/options.js";
import type { Leak } from "../../wasi-common/leaks.js";
import { c, P, SIZE, type Api, type Functions, type Memory, type Pointer } from "./api.js";
import { newVector } from "./vectors.js";

const prototypes = {
  wasi_config_new: c<() => Pointer>(P),
  wasi_config_delete: c<(config: Pointer) => void>("void", P),
  wasi_config_set_argv: c<(config: Pointer, count: number, args: string[]) => boolean>(
    "bool",
    P,
    SIZE,
    "const char **",
  ),
  wasi_config_set_env: c<(config: Pointer, count: number, names: string[], values: string[]) => boolean>(
    "bool",
    P,
    SIZE,
    "const char **",
    "const char **",
  ),
  wasi_config_preopen_dir: c<(config: Pointer, host: string, guest: string, writable: boolean) => boolean>(
    "bool",
    P,
    "const char *",
    "const char *",
    "bool",
  ),
  wasi_config_inherit_stdin: c<(config: Pointer) => void>("void", P),
  wasi_config_inherit_stdout: c<(config: Pointer) => void>("void", P),
  wasi_config_inherit_stderr: c<(config: Pointer) => void>("void", P),
  wasi_config_set_stdin_bytes: c<(config: Pointer, bytes: Memory) => void>("void", P, P),
  wasi_config_set_stdout_file: c<(config: Pointer, path: string) => boolean>("bool", P, "const char *"),
  wasi_config_set_stderr_file: c<(config: Pointer, path: string) => boolean>("bool", P, "const char *"),
};

type WasiApi = Functions<typeof prototypes>;

let loaded: WasiApi | undefined;

type Output = "stdout" | "stderr";

/** The WASI of one instance. */
export class EngineWasi {
  readonly #api: Api;
  readonly #wasi: WasiApi;
  #config: Pointer | undefined;
  /** The folder with the outputs that are "buffer". wasmtime writes from its own threads, which can't call JavaScript. */
  #folder: string | undefined;
  readonly #files: Partial<Record<Output, string>> = {};
  /** The outputs that were read before the folder was removed. */
  readonly #kept: Partial<Record<Output, Uint8Array | undefined>> = {};

  /** Fails with a HostError for options that wasmtime's WASI doesn't support. */
  constructor(api: Api, options: WasiOptions) {
    checkForeignWasi(options, "wasmtime's own WASI");
    this.#api = api;
    this.#wasi = loaded ??= api.more(prototypes);
    const args = checkedArgs(options.args);
    const env = Object.entries(checkedEnv(options.env));
    const preopens = checkedPreopens(options.preopens);
    this.#config = this.#wasi.wasi_config_new();
    try {
      this.#must(this.#wasi.wasi_config_set_argv(this.#config, args.length, args), "args");
      this.#must(
        this.#wasi.wasi_config_set_env(
          this.#config,
          env.length,
          env.map(([name]) => name),
          env.map(([, value]) => value),
        ),
        "env",
      );
      for (const { name, host, readOnly } of preopens)
        this.#must(this.#wasi.wasi_config_preopen_dir(this.#config, host, name, !readOnly), `preopens.${name}`);
      this.#input(options.stdin ?? "inherit");
      this.#output("stdout", options.stdout ?? "inherit");
      this.#output("stderr", options.stderr ?? "inherit");
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Returns the configuration and gives up its ownership, to `wasmtime_context_set_wasi`. */
  take(): Pointer {
    const config = this.#config!;
    this.#config = undefined;
    return config;
  }

  /** The bytes written so far to an output that is "buffer". */
  get stdout(): Uint8Array | undefined {
    return this.#written("stdout");
  }

  get stderr(): Uint8Array | undefined {
    return this.#written("stderr");
  }

  /** Does nothing: wasmtime knows the guest's memory. */
  attach(): void {}

  /** Returns none: the C API doesn't report what the guest has open. */
  leaks(): Leak[] {
    return [];
  }

  sweep(): Leak[] {
    this.end();
    return [];
  }

  /** Removes its folder. */
  end(): void {
    if (this.#config !== undefined) this.#wasi.wasi_config_delete(this.take());
    if (this.#folder === undefined) return;
    for (const name of ["stdout", "stderr"] as const) this.#kept[name] = this.#written(name);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #input(stdin: unknown): void {
    if (stdin === "ignore") return;
    if (stdin === "inherit") return this.#wasi.wasi_config_inherit_stdin(this.#config!);
    if (typeof stdin !== "string" && !(stdin instanceof Uint8Array)) throw unsupported("stdin", stdin);
    const bytes = typeof stdin === "string" ? Buffer.from(stdin) : stdin;
    const vector = newVector();
    this.#api.wasm_byte_vec_new(vector, bytes.length, bytes);
    this.#wasi.wasi_config_set_stdin_bytes(this.#config!, vector); // takes ownership of the vector
  }

  #output(name: Output, option: unknown): void {
    if (option === "ignore") return;
    if (option === "inherit") return this.#wasi[`wasi_config_inherit_${name}`](this.#config!);
    if (option !== "buffer") throw unsupported(name, option);
    this.#folder ??= mkdtempSync(join(tmpdir(), "io-lifetimes-"));
    const path = (this.#files[name] = join(this.#folder, name));
    this.#must(this.#wasi[`wasi_config_set_${name}_file`](this.#config!, path), name);
  }

  #written(name: Output): Uint8Array | undefined {
    const path = this.#files[name];
    if (path === undefined) return undefined;
    return this.#folder === undefined ? this.#kept[name] : new Uint8Array(readFileSync(path));
  }

  #must(done: boolean, option: string): void {
    if (!done) throw badOption(`wasmtime's own WASI can't take the option \`${option}\``);
  }
}

function unsupported(name: string, option: unknown): Error {
  const what = typeof option === "number" ? `the descriptor ${option}` : "this";
  return badOption(
    `the option \`${name}\` can't be ${what} with wasmtime's own WASI: it can be "inherit", "ignore" or ` +
      `${name === "stdin" ? "bytes" : '"buffer"'}`,
  );
}
