// The filesystem for jco as a guest of the fuzzer: each call of preview1 becomes the call of wasi:filesystem that preview1's
// adapter makes. Reads and writes aren't made, since the adapter has offsets of its own.

import { filesystem, type Descriptor } from "../../../js/host/wasi-filesystem/filesystem.js";
import { Errno, Fdflags, Filetype } from "../../../js/shared.js";
import type { Answer, Call, Guest } from "./guest.js";
import type { Step } from "./script.js";

/** The steps that it can play. */
const OPS: readonly Step["op"][] = [
  ...(["open", "close", "stat", "pathStat", "readdir", "mkdir", "rmdir", "unlink", "symlink", "readlink"] as const),
  ...(["rename", "link", "actor"] as const),
];

/** A script without the steps that it can't play. */
export function playable(script: readonly Step[]): Step[] {
  return script.filter(({ op }) => OPS.includes(op));
}

const ERRNOS: Readonly<Record<string, keyof typeof Errno>> = {
  access: "ACCES",
  "bad-descriptor": "BADF",
  busy: "BUSY",
  exist: "EXIST",
  invalid: "INVAL",
  "is-directory": "ISDIR",
  loop: "LOOP",
  "name-too-long": "NAMETOOLONG",
  "no-entry": "NOENT",
  "not-directory": "NOTDIR",
  "not-empty": "NOTEMPTY",
  "not-permitted": "PERM",
  unsupported: "NOTSUP",
};

const FILETYPES: Readonly<Record<string, number>> = {
  directory: Filetype.DIRECTORY,
  "regular-file": Filetype.REGULAR_FILE,
  "symbolic-link": Filetype.SYMBOLIC_LINK,
};

/** Rights, and the flags of `path_open`. */
const FD_READ = 1n << 1n,
  FD_WRITE = 1n << 6n;
const CREAT = 1,
  DIRECTORY = 2,
  EXCL = 4,
  TRUNC = 8;

export class JcoGuest implements Guest {
  readonly name = "jco";
  #open = new Map<number, Descriptor>();
  #next = 3;

  async begin(dir: string): Promise<void> {
    await this.end();
    this.#next = 3;
    this.#add(filesystem({ "/": dir }).preopens.getDirectories()[0]![0]);
  }

  async call(call: Call): Promise<Answer> {
    try {
      return { errno: 0, read: this.#answer(call) };
    } catch (error) {
      const errno = typeof error === "number" ? error : Errno[ERRNOS[String(error)] ?? failed(error)];
      return { errno, read: [] };
    }
  }

  async end(): Promise<void> {
    for (const descriptor of this.#open.values()) descriptor[Symbol.dispose]();
    this.#open.clear();
  }

  #add(descriptor: Descriptor): number {
    this.#open.set(this.#next, descriptor);
    return this.#next++;
  }

  #get(fd: number | bigint | undefined): Descriptor {
    const found = this.#open.get(Number(fd));
    if (found) return found;
    throw Errno.BADF;
  }

  /** Does a call, and returns what the guest finds in its memory afterwards. */
  #answer({ name, args, write, read }: Call): Buffer[] {
    const [path, other] = write.map(([, bytes]) => Buffer.from(bytes).toString()) as [string, string];
    const number = (i: number) => Number(args[i]);
    const at = this.#get(args[name === "path_symlink" ? 2 : 0]);
    if (name !== "path_open" && /^path_|readdir/.test(name)) needDirectory(at);
    switch (name) {
      case "path_open":
        return [u32(this.#add(this.#openAt(at, number(1), path, number(4), BigInt(args[5]!), number(7))))];
      case "fd_close":
        at[Symbol.dispose]();
        this.#open.delete(number(0));
        return [];
      case "fd_fdstat_get":
        return [Buffer.of(FILETYPES[at.getType()] ?? 0, ...new Uint8Array(23))];
      case "fd_filestat_get":
        return [filestat(at.stat())];
      case "path_filestat_get":
        return [filestat(at.statAt({ symlinkFollow: number(1) === 1 }, path))];
      case "fd_readdir":
        return entries(at, read[1]![1]);
      case "path_create_directory":
        at.createDirectoryAt(path);
        return [];
      case "path_remove_directory":
        at.removeDirectoryAt(path);
        return [];
      case "path_unlink_file":
        at.unlinkFileAt(path);
        return [];
      case "path_symlink":
        at.symlinkAt(other, path);
        return [];
      case "path_readlink": {
        const text = Buffer.from(at.readlinkAt(path)).subarray(0, number(4));
        return [u32(text.length), Buffer.concat([text], number(4))];
      }
      case "path_rename":
        at.renameAt(path, needDirectory(this.#get(args[3])), other);
        return [];
      case "path_link":
        at.linkAt({ symlinkFollow: number(1) === 1 }, path, needDirectory(this.#get(args[4])), other);
        return [];
      default:
        throw new Error(`${name} isn't played on jco`);
    }
  }

  #openAt(at: Descriptor, follow: number, path: string, oflags: number, rights: bigint, fdflags: number): Descriptor {
    const has = (flag: number) => (oflags & flag) !== 0;
    const open = { create: has(CREAT), directory: has(DIRECTORY), exclusive: has(EXCL), truncate: has(TRUNC) };
    const flags = {
      read: (rights & FD_READ) !== 0n,
      write: (rights & FD_WRITE) !== 0n,
      mutateDirectory: true,
      fileIntegritySync: (fdflags & Fdflags.SYNC) !== 0,
    };
    return at.openAt({ symlinkFollow: follow === 1 }, path, open, flags);
  }
}

/** libwasmtime's preview1 looks at this before it makes a call. */
function needDirectory(descriptor: Descriptor): Descriptor {
  if (descriptor.getType() !== "directory") throw Errno.BADF;
  return descriptor;
}

/** Rethrows a bug. */
function failed(error: unknown): never {
  throw typeof error === "string" ? new Error(`the fuzzer doesn't know the error ${error}`) : error;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function filestat({ type, linkCount, size }: ReturnType<Descriptor["stat"]>): Buffer {
  const bytes = Buffer.alloc(64);
  bytes[16] = FILETYPES[type] ?? 0;
  bytes.writeBigUInt64LE(linkCount, 24);
  bytes.writeBigUInt64LE(size, 32);
  return bytes;
}

/** The entries as `fd_readdir` has them. */
function entries(directory: Descriptor, size: number): Buffer[] {
  const found = [".", ".."].map((name) => ({ name, type: "directory" }));
  const stream = directory.readDirectory();
  for (let entry = stream.readDirectoryEntry(); entry; entry = stream.readDirectoryEntry()) found.push(entry);
  const records = found.map(({ name, type }, i) => {
    const text = Buffer.from(name);
    const head = Buffer.alloc(24);
    head.writeBigUInt64LE(BigInt(i + 1), 0);
    head.writeUInt32LE(text.length, 16);
    head[20] = FILETYPES[type] ?? 0;
    return Buffer.concat([head, text]);
  });
  const all = Buffer.concat(records).subarray(0, size);
  return [u32(all.length), all];
}
