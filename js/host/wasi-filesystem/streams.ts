// Streams over files. jco's output checks that a stream is an instance of the class from preview2-shim, so these
// classes extend those.

import { monotonicClock } from "@bytecodealliance/preview2-shim/clocks";
import { error, streams } from "@bytecodealliance/preview2-shim/io";
import { fstatSync, readSync, writeSync } from "node:fs";
import { Chunk } from "../../shared.js";
import { uninterrupted } from "../wasi-common/interrupted.js";
import { codeOf } from "./errors.js";
import type { OpenFile } from "./open-file.js";

type Pollable = ReturnType<typeof monotonicClock.subscribeDuration>;

// The typings declare the constructors private; in JavaScript they take no arguments and do nothing.
const InputStream = streams.InputStream as unknown as new () => object;
const OutputStream = streams.OutputStream as unknown as new () => object;
const IoError = error.Error as unknown as new (payload: unknown) => object;

/** The most bytes that one call reads or writes. */
export const CHUNK: number = Chunk.COPY;

const chunk = new Uint8Array(CHUNK);

/** Reads up to `length` bytes at `offset`, at most `CHUNK`. The caller owns the bytes. */
export function readAt(file: OpenFile, length: bigint, offset: bigint): Uint8Array {
  const wanted = length < CHUNK ? Number(length) : CHUNK;
  return chunk.slice(
    0,
    uninterrupted(() => readSync(file.fd, chunk, 0, wanted, offset)),
  );
}

/** Writes all bytes at `offset`, and returns their number. */
export function writeAt({ fd }: OpenFile, contents: Uint8Array, offset: bigint): bigint {
  // Node reads at a bigint offset, but writes only at a number; for anything else it uses the file's own offset.
  if (offset + BigInt(contents.length) > Number.MAX_SAFE_INTEGER) throw tooLarge();
  const start = Number(offset);
  for (let at = 0; at < contents.length;) at += writeSync(fd, contents, at, contents.length - at, start + at);
  return BigInt(contents.length);
}

function tooLarge(): NodeJS.ErrnoException {
  return Object.assign(new Error("the file would be larger than 2^53 - 1 bytes"), { code: "EFBIG" });
}

/** Reads a file from an offset. */
export class FileInput extends InputStream {
  readonly #state: State = { isOpen: true };

  constructor(
    private readonly file: OpenFile,
    private offset: bigint,
  ) {
    super();
    file.beginUse(this);
  }

  read(length: bigint): Uint8Array {
    const bytes = attempt(this.#state, () => readAt(this.file, length, this.offset));
    if (bytes.length === 0 && length > 0n) throw { tag: "closed" };
    this.offset += BigInt(bytes.length);
    return bytes;
  }

  blockingRead(length: bigint): Uint8Array {
    return this.read(length);
  }

  skip(length: bigint): bigint {
    return BigInt(this.read(length).length);
  }

  blockingSkip(length: bigint): bigint {
    return this.skip(length);
  }

  subscribe(): Pollable {
    return alwaysReady();
  }

  [Symbol.dispose](): void {
    this.file.endUse(this);
  }
}

/** Writes a file from an offset, or always at its end. */
export class FileOutput extends OutputStream {
  readonly #state: State = { isOpen: true };

  constructor(
    private readonly file: OpenFile,
    private offset: bigint | "end",
  ) {
    super();
    file.beginUse(this);
  }

  checkWrite(): bigint {
    if (!this.#state.isOpen) throw { tag: "closed" };
    return BigInt(CHUNK);
  }

  /** Writes all of it at once, so `flush` has nothing to do. Traps if it is more than `checkWrite` permits. */
  write(contents: Uint8Array): void {
    if (contents.length > CHUNK)
      throw new Error(`write: ${contents.length} bytes, and check-write permits ${CHUNK} at a time`);
    this.#writeAll(contents);
  }

  #writeAll(contents: Uint8Array): void {
    attempt(this.#state, () => this.#write(contents));
  }

  blockingWriteAndFlush(contents: Uint8Array): void {
    this.#writeAll(contents);
  }

  flush(): void {
    this.checkWrite();
  }

  blockingFlush(): void {
    this.checkWrite();
  }

  writeZeroes(length: bigint): void {
    for (let left = length; left > 0n; left -= BigInt(CHUNK)) {
      this.write(new Uint8Array(left < CHUNK ? Number(left) : CHUNK));
    }
  }

  blockingWriteZeroesAndFlush(length: bigint): void {
    this.writeZeroes(length);
  }

  splice(source: { read(length: bigint): Uint8Array }, length: bigint): bigint {
    this.checkWrite();
    const bytes = source.read(length < CHUNK ? length : BigInt(CHUNK));
    this.write(bytes);
    return BigInt(bytes.length);
  }

  blockingSplice(source: { blockingRead(length: bigint): Uint8Array }, length: bigint): bigint {
    return this.splice({ read: (length) => source.blockingRead(length) }, length);
  }

  subscribe(): Pollable {
    return alwaysReady();
  }

  [Symbol.dispose](): void {
    this.file.endUse(this);
  }

  #write(contents: Uint8Array): void {
    if (this.offset === "end") this.#append(contents);
    else this.offset += writeAt(this.file, contents, this.offset);
  }

  #append(contents: Uint8Array): void {
    const fd = this.file.appending();
    if (fd === undefined) writeAt(this.file, contents, fstatSync(this.file.fd, { bigint: true }).size);
    else for (let at = 0; at < contents.length;) at += writeSync(fd, contents, at, contents.length - at, null);
  }
}

interface State {
  isOpen: boolean;
}

/** Does `work` on an open stream. An error of the system is thrown as `last-operation-failed` and closes the stream. */
function attempt<T>(state: State, work: () => T): T {
  if (!state.isOpen) throw { tag: "closed" };
  try {
    return work();
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    state.isOpen = false;
    throw { tag: "last-operation-failed", val: new IoError(cause) };
  }
}

/** Returns a pollable that is always ready: files never block. */
function alwaysReady(): Pollable {
  return monotonicClock.subscribeDuration(0n);
}
