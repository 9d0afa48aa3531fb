import type { Wasi } from "../../js/host/wasi-common/wasi.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import { newWasi } from "./engine.js";

/** A module with nothing but a memory of two pages, exported: what a probe calls WASI for. */
// prettier-ignore
const memoryOnly = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // header
  5, 3, 1, 0, 2, // a memory
  7, 10, 1, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0, // its export
);

/** Where a probe puts the arguments and looks for the results. */
const TEXT = 1024;
const SECOND = 3072;
const IOVEC = 5120;
const DATA = 6144;
const RESULT = 16384;

/** Rights of a file as a POSIX program asks for them. */
export const READ = (1n << 1n) | (1n << 2n) | (1n << 5n) | (1n << 21n) | (1n << 3n) | (1n << 27n);
export const WRITE = READ | (1n << 6n) | (1n << 0n) | (1n << 4n) | (1n << 22n);
/** Rights of a directory to be used as such. */
const DIRECTORY = 0xfbffe00n;

export const CREAT = 1;
export const O_DIRECTORY = 2;
export const EXCL = 4;

interface OpenOptions {
  dir?: number;
  follow?: boolean;
  oflags?: number;
  fdflags?: number;
  rights?: bigint;
}

/**
 * Calls the functions of an engine's preview1 as a guest would, from JavaScript. A method gives what the call gives, or
 * the errno as a negative number.
 */
export class Probe {
  readonly wasi: Wasi;
  readonly memory: WebAssembly.Memory;

  constructor(options: WasiOptions = {}, wasiOf: (options: WasiOptions) => Wasi = newWasi) {
    this.wasi = wasiOf({ stdin: "ignore", stdout: "ignore", stderr: "ignore", ...options });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(memoryOnly));
    this.memory = instance.exports["memory"] as WebAssembly.Memory;
    this.wasi.attach(this.memory);
  }

  get view(): DataView {
    return new DataView(this.memory.buffer);
  }

  get bytes(): Buffer {
    return Buffer.from(this.memory.buffer);
  }

  open(path: string, options: OpenOptions = {}): number {
    const { dir = 3, follow = true, oflags = 0, fdflags = 0, rights = READ } = options;
    const inheriting = (oflags & O_DIRECTORY) !== 0 ? DIRECTORY | WRITE : 0n;
    const { path_open } = this.wasi.imports;
    return this.result(path_open(dir, follow ? 1 : 0, ...this.text(path), oflags, rights, inheriting, fdflags, RESULT));
  }

  openDirectory(path: string, dir = 3): number {
    return this.open(path, { dir, oflags: O_DIRECTORY, rights: DIRECTORY });
  }

  close(fd: number): number {
    return -this.wasi.imports.fd_close(fd);
  }

  /** The text of a read of up to `size` bytes. */
  read(fd: number, size = 100): string | number {
    this.view.setUint32(IOVEC, DATA, true);
    this.view.setUint32(IOVEC + 4, size, true);
    const count = this.result(this.wasi.imports.fd_read(fd, IOVEC, 1, RESULT));
    return count < 0 ? count : this.bytes.toString("utf8", DATA, DATA + count);
  }

  write(fd: number, text: string): number {
    this.view.setUint32(IOVEC, DATA, true);
    this.view.setUint32(IOVEC + 4, this.bytes.write(text, DATA), true);
    return this.result(this.wasi.imports.fd_write(fd, IOVEC, 1, RESULT));
  }

  tell(fd: number): number {
    return this.result(this.wasi.imports.fd_tell(fd, RESULT));
  }

  seek(fd: number, offset: number): number {
    return this.result(this.wasi.imports.fd_seek(fd, BigInt(offset), 0, RESULT));
  }

  renumber(from: number, to: number): number {
    return -this.wasi.imports.fd_renumber(from, to);
  }

  /** The filetype and flags of a descriptor. */
  fdstat(fd: number): { filetype: number; flags: number } | number {
    const errno = this.wasi.imports.fd_fdstat_get(fd, RESULT);
    return errno ? -errno : { filetype: this.view.getUint8(RESULT), flags: this.view.getUint16(RESULT + 2, true) };
  }

  /** The filetype at a path. */
  filetype(path: string, { dir = 3, follow = true } = {}): number {
    const errno = this.wasi.imports.path_filestat_get(dir, follow ? 1 : 0, ...this.text(path), RESULT);
    return errno ? -errno : this.view.getUint8(RESULT + 16);
  }

  symlink(target: string, path: string, dir = 3): number {
    return -this.wasi.imports.path_symlink(...this.text(target, SECOND), dir, ...this.text(path));
  }

  readlink(path: string, dir = 3): string | number {
    const count = this.result(this.wasi.imports.path_readlink(dir, ...this.text(path), DATA, 1000, RESULT));
    return count < 0 ? count : this.bytes.toString("utf8", DATA, DATA + count);
  }

  rename(from: string, to: string, { fromDir = 3, toDir = 3 } = {}): number {
    return -this.wasi.imports.path_rename(fromDir, ...this.text(from), toDir, ...this.text(to, SECOND));
  }

  link(from: string, to: string, follow = false): number {
    return -this.wasi.imports.path_link(3, follow ? 1 : 0, ...this.text(from), 3, ...this.text(to, SECOND));
  }

  simple(call: "path_create_directory" | "path_remove_directory" | "path_unlink_file", path: string, dir = 3): number {
    return -this.wasi.imports[call](dir, ...this.text(path));
  }

  /** The names in a directory. */
  readdir(fd: number): string[] | number {
    const used = this.result(this.wasi.imports.fd_readdir(fd, DATA, 8192, 0n, RESULT));
    if (used < 0) return used;
    const names: string[] = [];
    for (let at = DATA; at < DATA + used;) {
      const size = this.view.getUint32(at + 16, true);
      names.push(this.bytes.toString("utf8", at + 24, at + 24 + size));
      at += 24 + size;
    }
    return names.filter((name) => name !== "." && name !== "..").sort();
  }

  /** The names of the preopens as a guest finds them: from 3 up to the first `badf`. */
  preopens(): string[] {
    const names: string[] = [];
    for (let fd = 3; this.wasi.imports.fd_prestat_get(fd, RESULT) === 0; fd++) {
      const size = this.view.getUint32(RESULT + 4, true);
      this.wasi.imports.fd_prestat_dir_name(fd, DATA, size);
      names.push(this.bytes.toString("utf8", DATA, DATA + size));
    }
    return names;
  }

  private text(text: string, at = TEXT): [number, number] {
    return [at, this.bytes.write(text, at)];
  }

  private result(errno: number): number {
    return errno ? -errno : this.view.getUint32(RESULT, true);
  }
}
