// What a guest's number stands for: a file, a directory, a standard stream or a socket.

import { closeSync, openSync, type BigIntStats, type Stats } from "node:fs";
import { Errno } from "../../../assembly/wasi/errno.js";
import { Fdflags, Filetype, Rights } from "../wasi-common/layout.js";
import type { Place } from "../wasi-common/preopened.js";
import { Peek } from "./peek.js";
import { inPlace, procfs } from "./place.js";
import { refuse } from "./refusal.js";
import type { OpenSocket } from "./open-socket.js";
import type { OpenStream } from "./stream.js";

/** What all have in common. */
export abstract class Base {
  /** The count of operations when it was opened. */
  openedAt = 0;
  /** The rights that `fd_fdstat_set_rights` has left: of this descriptor, and of what is opened through it. */
  base = Rights.ALL;
  inheriting = Rights.ALL;

  constructor(
    /** Standard streams, preopens and sockets of the embedder's are given, all else the guest has opened. */
    readonly origin: "given" | "opened",
    /** The name that the guest knows it by. */
    readonly path: string | undefined,
    readonly filetype: number,
    /** The flags that the guest asked for. */
    public fdflags: number,
  ) {}

  /** Refuses what `fd_fdstat_set_rights` has taken away. */
  need(rights: bigint): void {
    if ((this.base & rights) !== rights) refuse(Errno.NOTCAPABLE);
  }

  abstract close(): void;
}

/** A file that isn't a directory. */
export class OpenFile extends Base {
  /** The offset, which is ours: node:fs can't ask for that of the system. A bigint where a number isn't exact. */
  position: number | bigint = 0;
  /** For pipes and devices. */
  readonly peek = new Peek();

  constructor(
    public fd: number,
    path: string,
    filetype: number,
    fdflags: number,
    readonly readable: boolean,
    readonly writable: boolean,
    /** Below a preopen that is read-only. */
    readonly readOnly: boolean,
  ) {
    super("opened", path, filetype, fdflags);
  }

  /** Whether it has an offset. */
  get seekable(): boolean {
    return this.filetype === Filetype.REGULAR_FILE || this.filetype === Filetype.BLOCK_DEVICE;
  }

  get appends(): boolean {
    return (this.fdflags & Fdflags.APPEND) !== 0;
  }

  /** Opens the same file anew with other flags of the host, in place of this descriptor. */
  reopen(flags: number): void {
    if (!procfs) refuse(Errno.NOTSUP);
    const fd = openSync(`${procfs}/${this.fd}`, flags);
    closeSync(this.fd);
    this.fd = fd;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** A directory. Its host descriptor keeps hold of it, whatever happens to its name. */
export class OpenDirectory extends Base {
  /** What the last `fd_readdir` from the start has found. */
  entries: readonly DirectoryEntry[] | undefined;

  constructor(
    readonly fd: number,
    origin: "given" | "opened",
    path: string,
    /** Where it was when it was opened. */
    private readonly place: Place,
    readonly readOnly: boolean,
  ) {
    super(origin, path, Filetype.DIRECTORY, 0);
  }

  get isPreopen(): boolean {
    return this.origin === "given";
  }

  /** What paths of the host into this directory begin with. */
  get prefix(): string {
    if (this.place.fixed) return this.place.prefix;
    if (procfs) return `${procfs}/${this.fd}/`;
    if (!inPlace(this.place.prefix, this.fd)) refuse(Errno.NOENT);
    return this.place.prefix;
  }

  close(): void {
    this.place.leave?.();
    closeSync(this.fd);
  }
}

/** An entry of a directory, with the name as the host has it. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly filetype: number;
}

/** A standard stream. */
export class StandardStream extends Base {
  constructor(readonly stream: OpenStream) {
    super("given", undefined, stream.filetype, 0);
  }

  close(): void {
    this.stream.close();
  }
}

export type Descriptor = OpenFile | OpenDirectory | StandardStream | OpenSocket;

/** The filetype of what the host has said of a file. */
export function filetypeOf(stat: Stats | BigIntStats | import("node:fs").Dirent<Buffer>): number {
  if (stat.isFile()) return Filetype.REGULAR_FILE;
  if (stat.isDirectory()) return Filetype.DIRECTORY;
  if (stat.isSymbolicLink()) return Filetype.SYMBOLIC_LINK;
  if (stat.isCharacterDevice()) return Filetype.CHARACTER_DEVICE;
  if (stat.isBlockDevice()) return Filetype.BLOCK_DEVICE;
  if (stat.isSocket()) return Filetype.SOCKET_STREAM;
  return Filetype.UNKNOWN;
}
