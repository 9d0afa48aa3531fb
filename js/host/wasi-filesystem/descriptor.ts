import * as fs from "node:fs";
import { Errno } from "../../shared.js";
import type { Attributes } from "../paths/attributes.js";
import * as change from "../paths/change.js";
import { HeldDirectory, withSlash } from "../paths/held.js";
import { openBelow } from "../paths/open.js";
import { walked, type Walk } from "../paths/walk.js";
import { DirectoryEntryStream } from "./directory.js";
import { refusing, utf8 } from "./errors.js";
import { OpenFile } from "./open-file.js";
import { refuse } from "../wasi-common/refusal.js";
import { setTimes } from "../wasi-common/set-times.js";
import { hashOf, newTime, statOf, typeOf } from "./stat.js";
import { CHUNK, FileInput, FileOutput, readAt, writeAt } from "./streams.js";
import type {
  DescriptorFlags,
  DescriptorStat,
  DescriptorType,
  MetadataHashValue,
  NewTimestamp,
  OpenFlags,
  PathFlags,
} from "./types.js";

const { O_DIRECTORY, O_DSYNC, O_NOCTTY, O_RDONLY, O_SYNC } = fs.constants;

/**
 * The resource `descriptor` of wasi:filesystem/types@0.2, over node:fs. Its methods are synchronous, and throw a case
 * of `error-code`. jco's output drops it by `[Symbol.dispose]`.
 */
export class Descriptor {
  readonly #file: OpenFile;
  readonly #type: DescriptorType;
  readonly #flags: DescriptorFlags;
  /** The directory where paths start; undefined for other files. */
  readonly #held: HeldDirectory | undefined;

  /** For `preopen` and `openAt` only. `fd` is owned, unless this throws. */
  private constructor(fd: number, flags: DescriptorFlags, hold: () => HeldDirectory) {
    this.#type = typeOf(fs.fstatSync(fd));
    this.#held = this.#type === "directory" ? hold() : undefined;
    this.#flags = flags;
    this.#file = new OpenFile(fd, flags.write === true);
    this.#file.beginUse(this);
  }

  /** Opens a directory of the host as a preopen. `host` must contain no links. */
  static preopen(host: string): Descriptor {
    const fd = fs.openSync(host, O_RDONLY | O_DIRECTORY);
    return new Descriptor(fd, { read: true, mutateDirectory: true }, () => new HeldDirectory(fd, withSlash(host)));
  }

  readViaStream(offset: bigint): FileInput {
    this.#refuseDirectory();
    return new FileInput(this.#file, offset);
  }

  writeViaStream(offset: bigint): FileOutput {
    this.#refuseDirectory();
    return new FileOutput(this.#file, offset);
  }

  appendViaStream(): FileOutput {
    this.#refuseDirectory();
    return new FileOutput(this.#file, "end");
  }

  /** Does nothing: node:fs has no such call. */
  advise(_offset: bigint, _length: bigint, _advice: string): void {
    if (this.#held) throw "bad-descriptor";
  }

  syncData(): void {
    refusing(() => fs.fdatasyncSync(this.#file.fd));
  }

  sync(): void {
    refusing(() => fs.fsyncSync(this.#file.fd));
  }

  getFlags(): DescriptorFlags {
    return this.#flags;
  }

  getType(): DescriptorType {
    return this.#type;
  }

  setSize(size: bigint): void {
    if (size > Number.MAX_SAFE_INTEGER) throw "file-too-large";
    refusing(() => fs.ftruncateSync(this.#file.fd, Number(size)));
  }

  setTimes(accessed: NewTimestamp, modified: NewTimestamp): void {
    refusing(() => setTimes({ fd: this.#file.fd }, { accessed: newTime(accessed), modified: newTime(modified) }));
  }

  /** Reads at most 64 KiB. Returns the bytes, and whether the end of the file was reached. */
  read(length: bigint, offset: bigint): [Uint8Array, boolean] {
    const bytes = refusing(() => readAt(this.#file, length, offset));
    return [bytes, bytes.length < (length < CHUNK ? length : CHUNK)];
  }

  write(buffer: Uint8Array, offset: bigint): bigint {
    return refusing(() => writeAt(this.#file, buffer, offset));
  }

  readDirectory(): DirectoryEntryStream {
    return new DirectoryEntryStream(this.#directory());
  }

  stat(): DescriptorStat {
    return statOf(this.#stat());
  }

  createDirectoryAt(path: string): void {
    this.#at(path, change.createDirectory);
  }

  statAt({ symlinkFollow }: PathFlags, path: string): DescriptorStat {
    return statOf(this.#statAt(path, symlinkFollow));
  }

  setTimesAt({ symlinkFollow }: PathFlags, path: string, accessed: NewTimestamp, modified: NewTimestamp): void {
    this.#at(path, (walk) => {
      const place = change.pathOfLast(walk, symlinkFollow === true);
      setTimes({ path: place }, { accessed: newTime(accessed), modified: newTime(modified) });
    });
  }

  linkAt({ symlinkFollow }: PathFlags, oldPath: string, newDescriptor: Descriptor, newPath: string): void {
    this.#at(oldPath, (from) => {
      change.followSource(from, symlinkFollow === true);
      newDescriptor.#at(newPath, (to) => change.link(from, to));
    });
  }

  openAt({ symlinkFollow }: PathFlags, path: string, open: OpenFlags, flags: DescriptorFlags): Descriptor {
    // Linux has no O_RSYNC; O_SYNC includes it.
    const sync = flags.fileIntegritySync || flags.requestedWriteSync ? O_SYNC : flags.dataIntegritySync ? O_DSYNC : 0;
    const wanted = {
      read: flags.read === true || !flags.write,
      write: flags.write === true,
      create: open.create === true,
      exclusive: open.exclusive === true,
      truncate: open.truncate === true,
      directory: open.directory === true,
      follow: symlinkFollow === true,
      wait: false,
      flags: sync | O_NOCTTY,
    };
    const directory = this.#startOf(path);
    if (wanted.directory && (wanted.create || wanted.exclusive || wanted.truncate)) throw "invalid";
    return refusing(() => openBelow(directory, path, wanted, (fd, hold) => new Descriptor(fd, flags, hold)));
  }

  readlinkAt(path: string): string {
    const target = utf8(this.#at(path, change.readLink));
    if (target.startsWith("/")) throw "not-permitted"; // it is a path of the host
    return target;
  }

  removeDirectoryAt(path: string): void {
    this.#at(path, change.removeDirectory);
  }

  renameAt(oldPath: string, newDescriptor: Descriptor, newPath: string): void {
    this.#at(oldPath, (from) => newDescriptor.#at(newPath, (to) => change.rename(from, to)));
  }

  symlinkAt(target: string, path: string): void {
    if (target.includes("\0")) throw "invalid";
    refusing(() => change.checkTarget(target));
    this.#at(path, (walk) => change.createLink(target, walk));
  }

  unlinkFileAt(path: string): void {
    this.#at(path, change.removeFile);
  }

  isSameObject(other: Descriptor): boolean {
    const here = this.#stat();
    const there = other.#stat();
    return here.dev === there.dev && here.ino === there.ino;
  }

  metadataHash(): MetadataHashValue {
    return hashOf(this.#stat());
  }

  metadataHashAt({ symlinkFollow }: PathFlags, path: string): MetadataHashValue {
    return hashOf(this.#statAt(path, symlinkFollow));
  }

  [Symbol.dispose](): void {
    this.#file.endUse(this);
  }

  #stat(): fs.BigIntStats {
    return refusing(() => fs.fstatSync(this.#file.fd, { bigint: true }));
  }

  #statAt(path: string, follow: boolean | undefined): Attributes {
    return this.#at(path, (walk) => change.statLast(walk, follow === true) ?? refuse(Errno.NOENT));
  }

  #refuseDirectory(): void {
    if (this.#held) throw "is-directory";
  }

  #directory(): HeldDirectory {
    if (!this.#held) throw "not-directory";
    return this.#held;
  }

  /** Returns the directory where `path` starts. Fails if `path` can't be a path. */
  #startOf(path: string): HeldDirectory {
    const directory = this.#directory();
    if (path.includes("\0")) throw "invalid";
    return directory;
  }

  /** Walks a path from this directory and does `work` at its end. */
  #at<T>(path: string, work: (walk: Walk) => T): T {
    const directory = this.#startOf(path);
    return refusing(() => walked(directory, path, work));
  }
}
