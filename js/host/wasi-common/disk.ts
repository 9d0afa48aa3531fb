import { Errno } from "../../shared.js";
import { badOption } from "../errors.js";
import { refuse } from "./refusal.js";

/** What a new name counts: about what it takes in a directory with its inode. */
const NAME = 4096;

/** The option `maxDisk`: how much more a guest may write. */
export class Disk {
  constructor(private left: number) {}

  /** Does `work`, which writes up to `most` bytes and returns how many. Refuses with `dquot` if that is more than is left. */
  write(most: number, work: () => number): number {
    if (most > this.left) refuse(Errno.DQUOT);
    const written = work();
    this.left -= written;
    return written;
  }

  /** Counts the growth of a file by a call that sets its size. Refuses it with `dquot` if it is more than is left. */
  grow(bytes: bigint): void {
    if (bytes <= 0n) return;
    if (bytes > BigInt(this.left)) refuse(Errno.DQUOT);
    this.left -= Number(bytes);
  }

  /** Counts a call that may create a name. */
  name(): void {
    this.grow(BigInt(NAME));
  }
}

/** Returns the limit that the option `maxDisk` sets. Fails with a HostError for what is not a size. */
export function diskOf(maxDisk: number | undefined): Disk | undefined {
  if (maxDisk === undefined) return undefined;
  if (Number.isSafeInteger(maxDisk) && maxDisk >= 0) return new Disk(maxDisk);
  throw badOption(`the option \`maxDisk\` must be a number of bytes, and is ${String(maxDisk)}`);
}
