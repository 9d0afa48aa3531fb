// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { Lookupflags } from "../wasi/types";
import { Owner, dropHandle } from "../table";
import { detailOf, errnoOf, fail, operationOf } from "../result/record";
import { Path } from "../result/path";
import { Result } from "../result";
import { openDir } from "./open";
import { within } from "./preopen";

/** The default limit of open directories of a trail. A component may have 128 descriptors in all. */
// @ts-ignore: decorator
@inline export const TRAIL_OPEN: i32 = 16;

/**
 * The directories from a start down to the current place in a tree. In WASI no path leads up from a directory, so the
 * way back needs them; but a tree can be deeper than a host has descriptors. Only some are open, more of them nearer
 * to the innermost, and the others are opened again when they are come back to, by their names from the next one above.
 *
 * No step follows a symbolic link, even if a name has become one since it was read; unless the trail `follows`:
 * then each directory is opened by its whole path from the start, since a link may lead up within it.
 */
@final
export class Trail {
  /** The handles, 0 where one is closed. The start is never closed before the end. */
  private handles: u32[] = [];
  /** The names, that of the start being "". */
  private names: string[] = [""];
  /** How many are open, without the start. */
  private open: i32 = 0;

  /** `start` is owned, by the tag `Owner.DIR`. */
  constructor(start: u32, private maxOpen: i32 = TRAIL_OPEN, private follows: bool = false) {
    this.handles.push(start);
    this.maxOpen = max(maxOpen, 5);
  }

  /** How many directories the innermost is below the start. */
  get depth(): i32 {
    return this.handles.length - 1;
  }

  /** The handle of the start. */
  get start(): u32 {
    return this.handles[0];
  }

  /** The handle of the innermost directory, which stays the trail's. */
  top(): Result<u32> {
    const last = this.depth, handle = this.handles[last];
    return handle || !last ? Result.ok<u32>(handle) : this.reopen(last);
  }

  /** Goes into a directory of the innermost one. */
  enter(name: string): Result<void> {
    const parent = this.top();
    if (parent.isErr) return Result.err<void>(parent.code);
    if (this.open > this.maxOpen - 2) this.thin();
    this.names.push(name);
    this.handles.push(0);
    const opened = this.openLevel(this.depth, parent.value);
    if (opened.isErr) {
      this.leave();
      return Result.err<void>(opened.code);
    }
    return Result.done();
  }

  /** Goes back to the directory around the innermost one. */
  leave(): void {
    this.close(this.depth);
    this.handles.pop();
    this.names.pop();
  }

  /** The path from the start to a name in the innermost directory, or where it is "", to that directory. */
  path(name: string = ""): string {
    const path = this.names.slice(1).join("/");
    return path.length && name.length ? path + "/" + name : path + name;
  }

  /** Closes all. */
  end(): void {
    for (let i = 0; i < this.handles.length; i++) this.close(i);
    this.handles = [];
  }

  /** Reopens the directory at a level, from the next open one above, and as many in between as fit. */
  private reopen(level: i32): Result<u32> {
    if (this.open > this.maxOpen - 3) this.thin();
    let above = level - 1;
    while (!this.follows && above && !this.handles[above]) above--;
    const kept = this.maxOpen - 2 - this.open; // and one more on the way
    const gap = (level - above + kept - 1) / kept;
    let handle = this.handles[above];
    for (let i = above + 1; i <= level; i++) {
      const opened = this.openLevel(i, handle);
      if (i - 1 > above && (level - i + 1) % gap) this.close(i - 1);
      if (opened.isErr) return opened;
      handle = opened.value;
    }
    return Result.ok<u32>(handle);
  }

  /** Closes every second directory between the start and the innermost one. */
  private thin(): void {
    let odd = false;
    for (let i = 1; i < this.depth; i++) {
      if (!this.handles[i]) continue;
      if (odd) this.close(i);
      odd = !odd;
    }
  }

  private openLevel(level: i32, parent: u32): Result<u32> {
    const opened = this.follows
      ? openDir<u32>(within(this.start, this.names.slice(1, level + 1).join("/")))
      : openDir<u32>(within(parent, this.names[level]), <Lookupflags>0);
    if (opened.isOk) {
      this.handles[level] = opened.value;
      this.open++;
    }
    return opened;
  }

  private close(level: i32): void {
    const handle = this.handles[level];
    if (!handle) return;
    this.handles[level] = 0;
    if (level) this.open--;
    dropHandle(handle, Owner.DIR);
  }
}

/** Notes a failure again, with another path. */
export function failAt(code: i32, path: string): i32 {
  return fail(errnoOf(code), operationOf(code), detailOf(code), Path.encode(path));
}

/** Whether an error means that a file to be opened as a directory is something else, or a symbolic link. */
export function isNoDirectory(code: i32): bool {
  const errno = errnoOf(code);
  return errno == Errno.NOTDIR || errno == Errno.LOOP;
}
