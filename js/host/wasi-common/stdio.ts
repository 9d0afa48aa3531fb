import { fstatSync } from "node:fs";
import { devNull } from "node:os";
import type { Writable } from "node:stream";
import { badOption } from "../errors.js";
import { Errno } from "../../shared.js";

/**
 * Where standard input comes from: a descriptor of this process (borrowed, it stays open), that of this
 * process's own standard input, nothing, or bytes.
 */
export type Stdin = number | "inherit" | "ignore" | Uint8Array | string;

/**
 * Where standard output or standard error go: a descriptor of this process (borrowed, it stays open),
 * this process's own stream, nowhere, into the result, or a stream (it isn't ended).
 */
export type Stdout = number | "inherit" | "ignore" | "buffer" | Writable;

/** Where the standard streams of an instance come from and go to. */
export interface StreamOptions {
  /** Default: "inherit". */
  stdin?: Stdin;
  /** Default: "inherit". */
  stdout?: Stdout;
  /** Default: "inherit". */
  stderr?: Stdout;
}

/** A standard stream that we serve ourselves. */
export interface Served {
  /** Fills `into` as far as there is data, and gives the number of bytes; 0 is the end. */
  read?(into: Uint8Array): number;
  /** How many bytes are left to read. */
  available?(): number;
  /** Takes all of `from`, which belongs to the guest: what is kept must be copied. */
  write?(from: Uint8Array): Errno;
}

/** What a standard stream is: a descriptor of the process, or served, or not there. */
export type Stream = { host: number } | { served: Served } | { discard: true } | { closed: true };

function inputStream(stdin: Stdin): Stream {
  if (typeof stdin === "string" && stdin !== "inherit" && stdin !== "ignore") {
    return { served: bytesInput(Buffer.from(stdin)) };
  }
  if (stdin instanceof Uint8Array) return { served: bytesInput(stdin) };
  return hostStream("stdin", 0, stdin);
}

/** `collect` gets what is written when the option is "buffer". */
function outputStream(name: "stdout" | "stderr", option: Stdout, collect: (chunk: Uint8Array) => void): Stream {
  if (option === "buffer") return { served: { write: (from) => (collect(new Uint8Array(from)), Errno.SUCCESS) } };
  if (typeof option === "object" && typeof option?.write === "function") return { served: streamOutput(option) };
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

/** The three standard streams of an instance, and what is collected of what it writes. */
export class Streams {
  readonly all: readonly [Stream, Stream, Stream];
  readonly #chunks: { stdout?: Uint8Array[]; stderr?: Uint8Array[] } = {};

  constructor({ stdin = "inherit", stdout = "inherit", stderr = "inherit" }: StreamOptions) {
    this.all = [inputStream(stdin), this.#output("stdout", stdout), this.#output("stderr", stderr)];
  }

  /** What was written so far to an output that is "buffer". */
  collected(name: "stdout" | "stderr"): Uint8Array | undefined {
    const chunks = this.#chunks[name];
    return chunks && Uint8Array.from(Buffer.concat(chunks));
  }

  #output(name: "stdout" | "stderr", option: Stdout): Stream {
    const chunks: Uint8Array[] = [];
    if (option === "buffer") this.#chunks[name] = chunks;
    return outputStream(name, option, (chunk) => chunks.push(chunk));
  }
}

/** What stands in for a standard stream in Node's WASI, which insists on three open descriptors. */
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

function streamOutput(stream: Writable): Served {
  return {
    write(from) {
      if (stream.destroyed || stream.writableEnded) return Errno.PIPE;
      stream.write(new Uint8Array(from));
      return Errno.SUCCESS;
    },
  };
}
