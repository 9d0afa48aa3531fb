// A guest whose calls come from here: on an engine on V8, and on libwasmtime's preview1, in a process of Python.

import { spawn, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGuard } from "../../../js/host/guard/guard.js";
import { Preview1 } from "../../../js/host/preview1/preview1.js";
import type { WasiOptions } from "../../../js/host/wasi-common/options.js";
import type { Wasi } from "../../../js/host/wasi-common/wasi.js";
import { root } from "../../support/asc.js";
import { callsModule, preview1 } from "../../support/calls-module.js";

/** A call: what is put into the memory before, and what is read from it after. */
export interface Call {
  readonly name: string;
  readonly args: readonly (number | bigint)[];
  readonly write: readonly (readonly [address: number, bytes: Uint8Array])[];
  readonly read: readonly (readonly [address: number, size: number])[];
}

export interface Answer {
  readonly errno: number;
  readonly read: readonly Buffer[];
}

export interface Guest {
  readonly name: string;
  /** Starts anew with `dir` as its preopen "/", which is descriptor 3. */
  begin(dir: string): Promise<void>;
  call(call: Call): Promise<Answer>;
  end(): Promise<void>;
}

/** The engines on V8. */
const OURS = { node: (options: WasiOptions) => new Preview1(options), "node:wasi": createGuard } as const;
export type OurName = keyof typeof OURS;
export const ourNames = Object.keys(OURS) as OurName[];

/** The preview1 of an engine on V8. */
export class OurGuest implements Guest {
  #wasi: Wasi | undefined;
  #memory = Buffer.alloc(0);

  constructor(readonly name: OurName) {}

  async begin(dir: string): Promise<void> {
    await this.end();
    this.#wasi = OURS[this.name]({ preopens: { "/": dir }, stdin: "ignore", stdout: "ignore", stderr: "ignore" });
    const memory = new WebAssembly.Memory({ initial: 2 });
    this.#memory = Buffer.from(memory.buffer);
    this.#wasi.attach(memory);
  }

  async call({ name, args, write, read }: Call): Promise<Answer> {
    for (const [address, bytes] of write) this.#memory.set(bytes, address);
    const imports = this.#wasi!.imports as unknown as Record<string, (...args: unknown[]) => number>;
    const { params } = preview1[name]!;
    const signed = args.map((arg, i) => (params[i] === "i64" ? BigInt.asIntN(64, BigInt(arg)) : Number(arg) | 0));
    const errno = imports[name]!(...signed);
    return { errno, read: read.map(([at, size]) => Buffer.from(this.#memory.subarray(at, at + size))) };
  }

  async end(): Promise<void> {
    this.#wasi?.sweep();
    this.#wasi = undefined;
  }
}

/** The preview1 of libwasmtime. */
export class WasmtimeGuest implements Guest {
  readonly name = "wasmtime";
  readonly #child: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor(python: string, scratch: string) {
    const module = join(scratch, "calls.wasm");
    writeFileSync(module, callsModule());
    this.#child = spawn(python, [join(root, "tests/support/wasmtime_calls.py"), module], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    createInterface({ input: this.#child.stdout! }).on("line", (line) => this.#waiting.shift()?.(line));
    this.#child.on("exit", () => this.#waiting.splice(0).forEach((answer) => answer('{"errno":-2,"read":[]}')));
  }

  async begin(dir: string): Promise<void> {
    await this.#ask({ dir });
  }

  async call({ name, args, write, read }: Call): Promise<Answer> {
    const { params } = preview1[name]!;
    const signed = args.map((arg, i) => (params[i] === "i64" ? BigInt.asIntN(64, BigInt(arg)) : Number(arg) | 0));
    const line = JSON.stringify({
      write: write.map(([at, bytes]) => [at, Buffer.from(bytes).toString("hex")]),
      call: name,
      args: [],
      read,
    });
    // JSON of JavaScript has no integers of 64 bits, that of Python has.
    const answer = JSON.parse(await this.#send(line.replace('"args":[]', `"args":[${signed.join(",")}]`))) as {
      errno: number;
      read: string[];
    };
    return { errno: answer.errno, read: answer.read.map((hex) => Buffer.from(hex, "hex")) };
  }

  async end(): Promise<void> {
    this.#child.stdin!.end();
    if (this.#child.exitCode === null) await new Promise((resolve) => this.#child.once("exit", resolve));
  }

  #ask(message: object): Promise<string> {
    return this.#send(JSON.stringify(message));
  }

  #send(line: string): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#child.stdin!.write(`${line}\n`);
    });
  }
}
