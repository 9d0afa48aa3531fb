import { DirentAt, Size } from "../../shared.js";
import { filetype, type Filetype } from "./stat.js";

/** An entry of a directory. */
export interface DirEntry {
  readonly name: string;
  /** The type of the entry. For a symbolic link this is the link itself. */
  readonly filetype: Filetype;
  readonly ino: bigint;
}

const decoder = new TextDecoder();

/** Parses the entries that are whole in a page of `fd_readdir`. `next` is the cookie after the last of them. */
export function parseEntries(page: Uint8Array, cookie: bigint): { entries: DirEntry[]; next: bigint } {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const entries: DirEntry[] = [];
  for (let at = 0; at + Size.DIRENT <= page.length;) {
    const end = at + Size.DIRENT + view.getUint32(at + DirentAt.D_NAMLEN, true);
    if (end > page.length) break;
    cookie = view.getBigUint64(at + DirentAt.D_NEXT, true);
    entries.push({
      name: decoder.decode(page.subarray(at + Size.DIRENT, end)),
      filetype: filetype(view.getUint8(at + DirentAt.D_TYPE)),
      ino: view.getBigUint64(at + DirentAt.D_INO, true),
    });
    at = end;
  }
  return { entries, next: cookie };
}
