// Paths of the guest, resolved before Node's WASI sees them.
//
// Node's WASI resolves a path as text and opens the result, so that a link to a directory leads out of
// a preopen. Here a path is walked component by component below the directory it starts from, as openat2
// does with RESOLVE_BENEATH; what comes out has no link in it and no `..`.
// Between our look and the native call another process of the host could put a link into the path. That
// is outside of what the guard promises: it holds the guest, not its host.

import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { Errno } from "../../shared.js";
import { errnoOf } from "../wasi-common/errors.js";
import type { Place } from "../wasi-common/preopened.js";

/**
 * What happens to a symbolic link at the end of a path: it is followed, it is what the call works on,
 * or it is refused (`path_open` without `symlink_follow`).
 */
export type AtEnd = "follow" | "keep" | "refuse";

/** As Linux. */
const MAX_LINKS = 40;

/** A directory that paths start from. `host` lies at or below `root`, and both had their links resolved. */
export interface Base {
  readonly host: string;
  readonly root: string;
  /** Below a preopen that is read-only. */
  readonly readOnly: boolean;
  /** Where the root was preopened. */
  readonly place: Place;
  /** The guest has renamed or removed it; what is at `host` now, if anything, is not this directory. */
  gone?: boolean;
}

/**
 * Resolves `path` below `base` to a path without links and `..`, relative to `base`; or says why that
 * can't be. Nothing is remembered between calls: what was no link may be one by the next.
 */
export function resolvePath(base: Base, path: string, atEnd: AtEnd): string | Errno {
  if (path.startsWith("/")) return Errno.NOTCAPABLE;
  if (base.gone) return Errno.NOENT;
  try {
    return isPlain(base, path, atEnd) ? path : isInPlace(base) ? walk(base.host, path, atEnd) : Errno.NOENT;
  } catch (error) {
    return errnoOf(error);
  }
}

/**
 * Whether the directory is still where it was opened. If not, something else may be at that place now,
 * and Node's WASI, which only knows the place, would take it for the directory.
 */
export function isInPlace(base: Base): boolean {
  if (base.gone) return false;
  return isRootInPlace(base) && (base.host === base.root || isReal(base.root, belowRoot(base, base.host)));
}

/** A preopen that lies in another may have been moved, and a link put in its place. */
function isRootInPlace({ root, place }: Base): boolean {
  return (
    place.fixed ||
    (lstatSync(root, { throwIfNoEntry: false })?.isDirectory() === true && realpathSync.native(root) === root)
  );
}

/** A slash at the end asks for a directory, so that a link before it is followed. */
export function unlessSlash(path: string): AtEnd {
  return /\/\.?$/.test(path) ? "follow" : "keep";
}

/** The place on the host that a resolved path names. */
export function placeOf(base: Base, resolved: string): string {
  const below = resolved === "." ? "" : resolved.replace(/\/\.?$/, "");
  return below === "" ? base.host : join(base.host, below);
}

/** Marks a directory as gone if it lay at `host` or below it, from where something was removed or renamed. */
export function forgetBelow(base: Base, host: string): void {
  if (base.host !== base.root && (base.host === host || base.host.startsWith(`${host}/`))) base.gone = true;
}

export function join(directory: string, relative: string): string {
  return directory.endsWith("/") ? directory + relative : `${directory}/${relative}`;
}

/** The fast way: whether there is no link and no `..` in `path`, and so nothing to resolve. */
function isPlain(base: Base, path: string, atEnd: AtEnd): boolean {
  if (path.includes("..") || path.endsWith("/") || path.includes("//") || path.includes("./")) return false;
  const slash = path.lastIndexOf("/");
  const parent = join(base.host, path.slice(0, Math.max(slash, 0)));
  if (!(slash < 0 ? isInPlace(base) : isRootInPlace(base) && isReal(base.root, belowRoot(base, parent)))) return false;
  return atEnd === "keep" || !isLink(join(base.host, path));
}

function belowRoot({ root }: Base, path: string): string {
  return path.slice(root.endsWith("/") ? root.length : root.length + 1);
}

/** Whether `relative` leads from `root` to something that exists, without a link on the way. */
function isReal(root: string, relative: string): boolean {
  const path = join(root, relative);
  if (!relative.includes("/")) return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false;
  try {
    return realpathSync.native(path) === path;
  } catch {
    return false;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** The slow way: each component is looked at, each link replaced by where it leads. */
function walk(base: string, path: string, atEnd: AtEnd): string | Errno {
  const done: string[] = [];
  const todo = path.split("/").reverse();
  const toDirectory = /(^|\/)\.{0,2}$/.test(path);
  let links = 0;
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (done.pop() === undefined) return Errno.NOTCAPABLE;
      continue;
    }
    const isEnd = todo.every((rest) => rest === "" || rest === ".");
    const here = join(base, [...done, name].join("/"));
    const stat = lstatSync(here, { throwIfNoEntry: false });
    if (!stat && !isEnd) return Errno.NOENT;
    if (stat?.isSymbolicLink() && !(isEnd && atEnd === "keep" && !toDirectory)) {
      if (isEnd && atEnd === "keep") return Errno.NOTDIR;
      if (isEnd && atEnd === "refuse" && !toDirectory) return Errno.LOOP;
      if (++links > MAX_LINKS) return Errno.LOOP;
      const target = readlinkSync(here);
      if (target.startsWith("/")) return Errno.NOTCAPABLE;
      todo.push(...target.split("/").reverse());
      continue;
    }
    if (stat && !stat.isDirectory() && (!isEnd || toDirectory)) return Errno.NOTDIR;
    done.push(name);
  }
  if (done.length === 0) return ".";
  return done.join("/") + (toDirectory ? "/" : "");
}
