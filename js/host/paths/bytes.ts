import { readlinkSync } from "node:fs";
import { Errno } from "../../shared.js";
import { isDeno } from "../platform.js";
import { refuse } from "../wasi-common/refusal.js";

/**
 * The encoding of texts from node:fs that loses no byte. Node could return buffers, but Bun has no directory entries with
 * them. Deno decodes UTF-8 whatever the encoding, so names and links that aren't UTF-8 can't be used there.
 */
export const EXACT: BufferEncoding = isDeno ? "utf8" : "latin1";

/** Returns the text of a link as the bytes that the host has. */
export function linkBytes(path: string): Buffer {
  try {
    return Buffer.from(readlinkSync(path, EXACT), EXACT);
  } catch (error) {
    if ((error as Error).name === "InvalidData") refuse(Errno.ILSEQ); // Deno
    throw error;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Returns the text of a link that is to be followed. Fails with `ilseq` if it isn't UTF-8. */
export function linkText(path: string): string {
  const bytes = linkBytes(path);
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse(Errno.ILSEQ);
  }
}
