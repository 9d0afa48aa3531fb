import * as fs from "node:fs";
import type { AtEnd, Base } from "../guard/paths.js";
import { placeOf, resolvePath, unlessSlash } from "../guard/paths.js";
import { DirectoryEntryStream, forget, watch } from "./directory.js";
import { codeOfErrno, refusing } from "./errors.js";
import { OpenFile } from "./open-file.js";
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

const { O_CREAT, O_DIRECTORY, O_DSYNC, O_EXCL, O_NOFOLLOW, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = fs.constants;

/** The preopened directory that something lies in. */
type Within = Pick<Base, "root" | "readOnly" | "place">;

/**
 * The resource `descriptor` of wasi:filesystem/types@0.2, served by node:fs. Methods are synchronous, and throw a
 * case of `error-code` where they are refused. jco's output drops it by `[Symbol.dispose]`.
 */
export class Descriptor {
  readonly #file: OpenFile;
  readonly #type: DescriptorType;
  readonly #flags: DescriptorFlags;
  /** Where it lies, if it is a directory. */
  readonly #base: Base | undefined;

  /** Opens the place that a path was resolved to. `within` is what paths from there on must not lead out of. */
  constructor(place: string, within: Within, flags: DescriptorFlags, mode: number) {
    const fd = fs.openSync(place, mode | O_NOFOLLOW, 0o666);
    try {
      this.#type = typeOf(fs.fstatSync(fd));
    } catch (error) {
      fs.closeSync(fd);
      throw error;
    }
    this.#file = new OpenFile(fd);
    this.#file.beginUse(this);
    this.#flags = flags;
    this.#base =
      this.#type === "directory"
        ? watch({ root: within.root, readOnly: within.readOnly, place: within.place, host: place })
        : undefined;
  }

  /** A directory of the host that the guest may use. `host` has no link in it. */
  static preopen(host: string): Descriptor {
    // Whether it lies in another preopen isn't known here, so that each call looks whether it is still in place.
    const place = { prefix: host.endsWith("/") ? host : `${host}/`, fixed: false };
    return new Descriptor(
      host,
      { root: host, readOnly: false, place },
      { read: true, mutateDirectory: true },
      O_RDONLY | O_DIRECTORY,
    );
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

  /** Node has no call for it, and it is advice. */
  advise(_offset: bigint, _length: bigint, _advice: string): void {
    if (this.#base) throw "bad-descriptor";
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
    refusing(() => {
      const stat = fs.fstatSync(this.#file.fd, { bigint: true });
      fs.futimesSync(
        this.#file.fd,
        newTime(accessed, () => stat.atimeNs),
        newTime(modified, () => stat.mtimeNs),
      );
    });
  }

  /** Reads at most 64 KiB. The flag says whether that was the end of the file. */
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
    refusing(() => fs.mkdirSync(this.#resolve(path, "keep")));
  }

  statAt({ symlinkFollow }: PathFlags, path: string): DescriptorStat {
    return statOf(this.#statAt(path, symlinkFollow));
  }

  setTimesAt({ symlinkFollow }: PathFlags, path: string, accessed: NewTimestamp, modified: NewTimestamp): void {
    const place = this.#resolve(path, symlinkFollow ? "follow" : unlessSlash(path));
    refusing(() => {
      const stat = fs.lstatSync(place, { bigint: true });
      fs.lutimesSync(
        place,
        newTime(accessed, () => stat.atimeNs),
        newTime(modified, () => stat.mtimeNs),
      );
    });
  }

  linkAt({ symlinkFollow }: PathFlags, oldPath: string, newDescriptor: Descriptor, newPath: string): void {
    const from = this.#resolve(oldPath, symlinkFollow ? "follow" : "keep");
    const to = newDescriptor.#resolve(newPath, "keep");
    refusing(() => fs.linkSync(from, to));
  }

  openAt({ symlinkFollow }: PathFlags, path: string, open: OpenFlags, flags: DescriptorFlags): Descriptor {
    const exclusive = open.create && open.exclusive;
    const place = this.#resolve(path, exclusive ? "keep" : symlinkFollow ? "follow" : "refuse");
    let mode = flags.write ? (flags.read ? O_RDWR : O_WRONLY) : O_RDONLY;
    if (open.create) mode |= O_CREAT;
    if (exclusive) mode |= O_EXCL;
    if (open.truncate) mode |= O_TRUNC;
    if (open.directory) mode |= O_DIRECTORY;
    if (flags.dataIntegritySync) mode |= O_DSYNC;
    // Linux has no O_RSYNC: what O_SYNC does includes it.
    if (flags.fileIntegritySync || flags.requestedWriteSync) mode |= O_SYNC;
    return refusing(() => new Descriptor(place, this.#directory(), flags, mode));
  }

  readlinkAt(path: string): string {
    const target = refusing(() => fs.readlinkSync(this.#resolve(path, "keep")));
    if (target.startsWith("/")) throw "not-permitted"; // it would tell of the host
    return target;
  }

  removeDirectoryAt(path: string): void {
    const place = this.#resolve(path, "keep");
    refusing(() => fs.rmdirSync(place));
    forget(place.replace(/\/$/, ""));
  }

  renameAt(oldPath: string, newDescriptor: Descriptor, newPath: string): void {
    const from = this.#resolve(oldPath, "keep");
    const to = newDescriptor.#resolve(newPath, "keep");
    refusing(() => fs.renameSync(from, to));
    const places = [from, to].map((place) => place.replace(/\/$/, ""));
    if (places[0] !== places[1]) for (const place of places) forget(place);
  }

  symlinkAt(target: string, path: string): void {
    if (target.startsWith("/")) throw "not-permitted";
    if (target.includes("\0")) throw "invalid";
    refusing(() => fs.symlinkSync(target, this.#resolve(path, "keep")));
  }

  unlinkFileAt(path: string): void {
    refusing(() => fs.unlinkSync(this.#resolve(path, "keep")));
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

  #statAt(path: string, follow: boolean | undefined): fs.BigIntStats {
    const place = this.#resolve(path, follow ? "follow" : unlessSlash(path));
    return refusing(() => fs.lstatSync(place, { bigint: true }));
  }

  #refuseDirectory(): void {
    if (this.#base) throw "is-directory";
  }

  #directory(): Base {
    if (!this.#base) throw "not-directory";
    return this.#base;
  }

  /** The place on the host that a path names, without links and `..`; a slash at its end stays. */
  #resolve(path: string, atEnd: AtEnd): string {
    const base = this.#directory();
    if (path === "") throw "no-entry";
    if (path.includes("\0")) throw "invalid";
    const resolved = resolvePath(base, path, atEnd);
    if (typeof resolved !== "string") throw codeOfErrno(resolved);
    return placeOf(base, resolved) + (resolved.endsWith("/") ? "/" : "");
  }
}
