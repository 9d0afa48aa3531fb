import { fstatSync } from "node:fs";
import { devNull } from "node:os";
import type { Writable } from "node:stream";
import { badOption, LimitError } from "../errors.js";
import { Errno } from "../../shared.js";

/**
 * The source of standard input: a descriptor of this process (borrowed, so it stays open), this process's own
 * standard input, an empty input, or bytes.
 */
export type Stdin = number | "inherit" | "ignore" | Uint8Array | string;

/**
 * The destination of standard output or standard error: a descriptor of this process (borrowed, so it stays open),
 * this process's own stream, none, the result, or a stream (which isn't ended).
 */
export type Stdout = number | "inherit" | "ignore" | "buffer" | Writable;

/** The standard streams of an instance. */
export interface StreamOptions {
  /** Default: "inherit". */
  stdin?: Stdin;
  /** Default: "inherit". */
  stdout?: Stdout;
  /** Default: "inherit". */
  stderr?: Stdout;
  /**
   * The most bytes that the host keeps of each output that is "buffer", and of output that a stream hasn't accepted
   * yet. A program that exceeds it is stopped with a LimitError. Default: 64 MiB.
   */
  maxOutput?: number;
}

const MAX_OUTPUT = 64 * 2 ** 20;

/** Returns the option `maxOutput`. Fails with a HostError for an invalid size. */
export function checkedMaxOutput(maxOutput: number = MAX_OUTPUT): number {
  if (Number.isSafeInteger(maxOutput) && maxOutput >= 0) return maxOutput;
  throw badOption(`the option \`maxOutput\` must be a number of bytes, and is ${String(maxOutput)}`);
}

/** The collected bytes of an output, up to a limit. */
export class Collected {
  #kept = new Uint8Array(0);
  #size = 0;

  constructor(
    private readonly name: string,
    private readonly most: number,
  ) {}

  /** Copies `chunk`: an object for each would need more memory than the bytes. Fails with a LimitError if that exceeds the limit. */
  add(chunk: Uint8Array): void {
    checkOutput(this.name, this.#size + chunk.length, this.most);
    const size = this.#size + chunk.length;
    if (size > this.#kept.length) this.#grow(Math.min(this.most, Math.max(size, 2 * this.#kept.length)));
    this.#kept.set(chunk, this.#size);
    this.#size = size;
  }

  get bytes(): Uint8Array {
    return this.#kept.slice(0, this.#size);
  }

  #grow(size: number): void {
    const grown = new Uint8Array(size);
    grown.set(this.#kept);
    this.#kept = grown;
  }
}

/** Fails with a LimitError if `size` bytes of an output exceed the limit `most`. */
export function checkOutput(name: string, size: number, most: number): void {
  if (size <= most) return;
  throw new LimitError(
    "maxOutput",
    `the module was stopped: its ${name} has more than ${most} bytes, the most that the host keeps; \`maxOutput\` sets the limit`,
  );
}

/** A standard stream that the host serves itself. */
export interface Served {
  /** Fills `into` with the available data and returns the number of bytes; 0 is the end. */
  read?(into: Uint8Array): number;
  /** Returns how many bytes are left to read. */
  available?(): number;
  /** Accepts all of `from`. The guest owns that memory, so bytes to keep must be copied. */
  write?(from: Uint8Array): Errno;
}

/** A standard stream: a descriptor of the process, a served stream, one that discards, or a closed one. */
export type Stream = { host: number } | { served: Served } | { discard: true } | { closed: true };

function inputStream(stdin: Stdin): Stream {
  if (typeof stdin === "string" && stdin !== "inherit" && stdin !== "ignore") {
    return { served: bytesInput(Buffer.from(stdin)) };
  }
  if (stdin instanceof Uint8Array) return { served: bytesInput(stdin) };
  return hostStream("stdin", 0, stdin);
}

/** Opens an output. `collected` keeps what is written if the option is "buffer". */
function outputStream(
  name: "stdout" | "stderr",
  option: Stdout,
  maxOutput: number,
  collected: Collected | undefined,
): Stream {
  if (collected) return { served: { write: (from) => (collected.add(from), Errno.SUCCESS) } };
  if (typeof option === "object" && typeof option?.write === "function")
    return { served: streamOutput(name, option, maxOutput) };
  return hostStream(name, name === "stdout" ? 1 : 2, option);
}

function hostStream(name: string, own: number, option: unknown): Stream {
  if (option === "ignore") return { discard: true };
  if (option === "inherit") return isOpen(own) ? { host: own } : { closed: true };
  if (typeof option !== "number" || !Number.isInteger(option) || option < 0) {
    throw badOption(`the option \`${name}\` can't be ${typeof option === "object" ? "this object" : String(option)}`);
  }
  if (!isOpen(option)) throw badOption(`the option \`${name}\` is ${option}, and no such descriptor is open here`);
  return { host: option };
}

/** The three standard streams of an instance, and its collected output. */
export class Streams {
  readonly all: readonly [Stream, Stream, Stream];
  readonly #collected: { stdout?: Collected; stderr?: Collected } = {};
  readonly #maxOutput: number;

  constructor({ stdin = "inherit", stdout = "inherit", stderr = "inherit", maxOutput }: StreamOptions) {
    this.#maxOutput = checkedMaxOutput(maxOutput);
    this.all = [inputStream(stdin), this.#output("stdout", stdout), this.#output("stderr", stderr)];
  }

  /** Returns what was written so far to an output that is "buffer". */
  collected(name: "stdout" | "stderr"): Uint8Array | undefined {
    return this.#collected[name]?.bytes;
  }

  #output(name: "stdout" | "stderr", option: Stdout): Stream {
    if (option === "buffer") this.#collected[name] = new Collected(name, this.#maxOutput);
    return outputStream(name, option, this.#maxOutput, this.#collected[name]);
  }
}

/** The file that replaces a standard stream in Node's WASI, which requires three open descriptors. */
export const standIn = devNull;

function isOpen(fd: number): boolean {
  try {
    fstatSync(fd);
    return true;
  } catch {
    return false;
  }
}

function bytesInput(bytes: Uint8Array): Served {
  let offset = 0;
  return {
    read(into) {
      const chunk = bytes.subarray(offset, offset + into.length);
      into.set(chunk);
      offset += chunk.length;
      return chunk.length;
    },
    available: () => bytes.length - offset,
  };
}

function streamOutput(name: string, stream: Writable, maxOutput: number): Served {
  return {
    write(from) {
      if (stream.destroyed || stream.writableEnded) return Errno.PIPE;
      checkOutput(name, (stream.writableLength ?? 0) + from.length, maxOutput);
      stream.write(new Uint8Array(from));
      return Errno.SUCCESS;
    },
  };
}
