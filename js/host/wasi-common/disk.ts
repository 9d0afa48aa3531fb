import { Errno } from "../../shared.js";
import { badOption } from "../errors.js";
import { refuse } from "./refusal.js";

/** The number of bytes that a new name counts as: about what its directory entry and inode use. */
const NAME = 4096;

/** Enforces the option `maxDisk`: keeps how many more bytes a guest may write. */
export class Disk {
  constructor(private left: number) {}

  /**
   * Does `work`, which writes up to `most` bytes and returns how many it wrote. Fails with `dquot` if `most` is more
   * than is left.
   */
  write(most: number, work: () => number): number {
    if (most > this.left) refuse(Errno.DQUOT);
    const written = work();
    this.left -= written;
    return written;
  }

  /** Counts the growth of a file by a call that sets its size. Fails with `dquot` if it is more than is left. */
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

/** Returns the limit of the option `maxDisk`. Fails with a HostError for an invalid size. */
export function diskOf(maxDisk: number | undefined): Disk | undefined {
  if (maxDisk === undefined) return undefined;
  if (Number.isSafeInteger(maxDisk) && maxDisk >= 0) return new Disk(maxDisk);
  throw badOption(`the option \`maxDisk\` must be a number of bytes, and is ${String(maxDisk)}`);
}
