// Plays a script on a guest: each step becomes a call, and what it gave a line of text. Descriptors go by the step
// that opened them, since engines number them differently.

import { lstatSync, readdirSync, readFileSync, readlinkSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { errnoName, filetypeName } from "../../../js/shared.js";
import type { Answer, Call, Guest } from "./guest.js";
import type { Step } from "./script.js";

const PATH = 1024,
  OTHER = 8192,
  IOVEC = 16384,
  DATA = 20000,
  RESULT = 100_000;
/** No engine has this number open. */
const CLOSED = 60_000;

export async function play(guest: Guest, dir: string, script: readonly Step[]): Promise<string[]> {
  await guest.begin(dir);
  const player = new Player(guest, dir);
  const lines: string[] = [];
  for (const step of script) lines.push(await player.step(step));
  return lines;
}

class Player {
  /** The number behind each slot; the first is the preopen. */
  readonly #slots = [3];

  constructor(
    private readonly guest: Guest,
    private readonly dir: string,
  ) {}

  async step(step: Step): Promise<string> {
    const fd = this.#slots[step.fd] ?? CLOSED;
    switch (step.op) {
      case "open": {
        const answer = await this.#call(
          "path_open",
          [fd, step.follow, ...this.#path(step.path), step.oflags, step.rights, 0n, step.fdflags, RESULT],
          {
            write: [[PATH, Buffer.from(step.path)]],
            read: [[RESULT, 4]],
          },
        );
        this.#slots.push(answer.errno === 0 ? answer.read[0]!.readUInt32LE(0) : CLOSED);
        return said(answer);
      }
      case "close": {
        const answer = await this.#call("fd_close", [fd]);
        if (answer.errno === 0) this.#slots[step.fd] = CLOSED;
        return said(answer);
      }
      case "renumber": {
        const to = this.#slots[step.other] ?? CLOSED;
        const answer = await this.#call("fd_renumber", [fd, to]);
        if (answer.errno === 0 && fd !== to) this.#slots[step.fd] = CLOSED;
        return said(answer);
      }
      case "read":
      case "pread": {
        const args = step.op === "pread" ? [fd, IOVEC, 1, step.offset, RESULT] : [fd, IOVEC, 1, RESULT];
        const answer = await this.#call(`fd_${step.op}`, args, {
          write: [[IOVEC, words(DATA, step.size)]],
          read: [
            [RESULT, 4],
            [DATA, step.size],
          ],
        });
        return said(answer, () =>
          JSON.stringify(answer.read[1]!.subarray(0, answer.read[0]!.readUInt32LE(0)).toString("latin1")),
        );
      }
      case "write":
      case "pwrite": {
        const data = Buffer.from(step.text);
        const args = step.op === "pwrite" ? [fd, IOVEC, 1, step.offset, RESULT] : [fd, IOVEC, 1, RESULT];
        const answer = await this.#call(`fd_${step.op}`, args, {
          write: [
            [DATA, data],
            [IOVEC, words(DATA, data.length)],
          ],
          read: [[RESULT, 4]],
        });
        return said(answer, () => `${answer.read[0]!.readUInt32LE(0)}`);
      }
      case "seek":
        return this.#number("fd_seek", [fd, step.offset, step.whence, RESULT]);
      case "tell":
        return this.#number("fd_tell", [fd, RESULT]);
      case "fdstat": {
        const answer = await this.#call("fd_fdstat_get", [fd, RESULT], { read: [[RESULT, 24]] });
        return said(answer, () => `${filetypeName(answer.read[0]![0]!)} ${answer.read[0]!.readUInt16LE(2)}`);
      }
      case "stat":
        return this.#stat("fd_filestat_get", [fd, RESULT], []);
      case "pathStat":
        return this.#stat(
          "path_filestat_get",
          [fd, step.follow, ...this.#path(step.path), RESULT],
          [[PATH, Buffer.from(step.path)]],
        );
      case "setFlags":
        return said(await this.#call("fd_fdstat_set_flags", [fd, step.fdflags]));
      case "setSize":
        return said(await this.#call("fd_filestat_set_size", [fd, step.offset]));
      case "setTimes":
        return said(await this.#call("fd_filestat_set_times", [fd, step.atim, step.mtim, step.fstflags]));
      case "pathSetTimes":
        return said(
          await this.#call(
            "path_filestat_set_times",
            [fd, step.follow, ...this.#path(step.path), step.atim, step.mtim, step.fstflags],
            {
              write: [[PATH, Buffer.from(step.path)]],
            },
          ),
        );
      case "sync":
      case "datasync":
        return (await this.#isDirectory(fd)) ? "not asked" : said(await this.#call(`fd_${step.op}`, [fd]));
      case "advise":
        return said(await this.#call("fd_advise", [fd, step.offset, 10n, step.advice]));
      case "readdir":
        return this.#readdir(fd);
      case "prestat":
        return said(await this.#call("fd_prestat_get", [fd, RESULT]));
      case "mkdir":
        return this.#onPath("path_create_directory", fd, step.path);
      case "rmdir":
        return this.#onPath("path_remove_directory", fd, step.path);
      case "unlink":
        return this.#onPath("path_unlink_file", fd, step.path);
      case "symlink":
        return said(
          await this.#call("path_symlink", [OTHER, Buffer.byteLength(step.other), fd, ...this.#path(step.path)], {
            write: [
              [PATH, Buffer.from(step.path)],
              [OTHER, Buffer.from(step.other)],
            ],
          }),
        );
      case "readlink": {
        const answer = await this.#call("path_readlink", [fd, ...this.#path(step.path), DATA, step.size, RESULT], {
          write: [[PATH, Buffer.from(step.path)]],
          read: [
            [RESULT, 4],
            [DATA, step.size],
          ],
        });
        return said(answer, () => answer.read[1]!.subarray(0, answer.read[0]!.readUInt32LE(0)).toString());
      }
      case "actor":
        return this.#act(step);
      case "rename":
      case "link": {
        const to = this.#slots[step.toFd] ?? CLOSED;
        const target = [to, OTHER, Buffer.byteLength(step.other)];
        const source = step.op === "link" ? [fd, 0, ...this.#path(step.path)] : [fd, ...this.#path(step.path)];
        return said(
          await this.#call(`path_${step.op}`, [...source, ...target], {
            write: [
              [PATH, Buffer.from(step.path)],
              [OTHER, Buffer.from(step.other)],
            ],
          }),
        );
      }
    }
  }

  /** Somebody else on the host, between two calls of the guest. */
  #act({ path, other, link }: Extract<Step, { op: "actor" }>): string {
    try {
      renameSync(join(this.dir, path), join(this.dir, other));
      if (link !== undefined) symlinkSync(link, join(this.dir, path));
      return "success";
    } catch (error) {
      return (error as NodeJS.ErrnoException).code!;
    }
  }

  #path(path: string): [number, number] {
    return [PATH, Buffer.byteLength(path)];
  }

  #call(name: string, args: (number | bigint)[], { write = [], read = [] }: Partial<Call> = {}): Promise<Answer> {
    return this.guest.call({ name, args, write, read });
  }

  async #onPath(name: string, fd: number, path: string): Promise<string> {
    return said(await this.#call(name, [fd, ...this.#path(path)], { write: [[PATH, Buffer.from(path)]] }));
  }

  async #number(name: string, args: (number | bigint)[]): Promise<string> {
    const answer = await this.#call(name, args, { read: [[RESULT, 8]] });
    return said(answer, () => `${answer.read[0]!.readBigUInt64LE(0)}`);
  }

  async #isDirectory(fd: number): Promise<boolean> {
    const answer = await this.#call("fd_fdstat_get", [fd, RESULT], { read: [[RESULT, 24]] });
    return said(answer, () => filetypeName(answer.read[0]![0]!)).includes("directory");
  }

  async #stat(name: string, args: (number | bigint)[], write: Call["write"]): Promise<string> {
    const answer = await this.#call(name, args, { write, read: [[RESULT, 64]] });
    const stat = answer.read[0]!;
    // The size of a directory and the numbers of devices and files are the host's affair.
    return said(answer, () => {
      const kind = stat[16]!;
      return `${filetypeName(kind)}, ${stat.readBigUInt64LE(24)} links, ${kind === 3 ? "" : stat.readBigUInt64LE(32)}`;
    });
  }

  async #readdir(fd: number): Promise<string> {
    const answer = await this.#call("fd_readdir", [fd, DATA, 8192, 0n, RESULT], {
      read: [
        [RESULT, 4],
        [DATA, 8192],
      ],
    });
    return said(answer, () => {
      const data = answer.read[1]!.subarray(0, answer.read[0]!.readUInt32LE(0));
      const entries: string[] = [];
      for (let at = 0; at + 24 <= data.length; at += 24 + data.readUInt32LE(at + 16)) {
        const name = data.subarray(at + 24, at + 24 + data.readUInt32LE(at + 16)).toString();
        entries.push(`${data.readBigUInt64LE(at)} ${name} (${filetypeName(data[at + 20]!)})`);
      }
      return entries.join(", ");
    });
  }
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, i * 4);
  return bytes;
}

function said({ errno }: Answer, details: () => string = () => ""): string {
  if (errno === 0) return `success ${details()}`.trimEnd();
  return errno < 0 ? "trap" : errnoName(errno);
}

/** The tree below a directory: a line for each file. */
export function treeBelow(dir: string, name = ""): string[] {
  const path = join(dir, name);
  const stat = lstatSync(path, { bigint: true });
  if (stat.isSymbolicLink()) return [`${name} -> ${readlinkSync(path)}`];
  if (stat.isDirectory())
    return [
      `${name}/`,
      ...readdirSync(path)
        .sort()
        .flatMap((child) => treeBelow(dir, join(name, child))),
    ];
  const text = stat.size > 100_000n ? `${stat.size} bytes` : JSON.stringify(readFileSync(path, "latin1"));
  return [`${name} = ${text}, ${stat.nlink} links`];
}
