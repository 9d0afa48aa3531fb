// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { Lookupflags } from "../wasi/types";
import { errnoOf, fail } from "../result/record";
import { Path } from "../result/path";
import { BorrowedFd } from "../fd";
import { Result } from "../result";
import { readDir } from "./dir";
import { openDir } from "./open";
import { createDirectory, failPath, removeDirectory, statPath, unlinkFile } from "./path";
import { locateFrom, within } from "./preopen";
import { borrow } from "./raw";
import { Trail, failAt, isNoDirectory } from "./trail";

// Creates and removes trees of directories. `dir` is a handle, or 0 for the preopened directories.

/** Creates a directory and its missing parents. An existing directory is no error. */
export function createTree(dir: u32, text: string): Result<void> {
  const length = withoutSlashes(text, text.length);
  let end = length;
  let made = createDirectory(locateFrom(dir, text.substring(0, end)));
  while (made.isErr && errnoOf(made.code) == Errno.NOENT && parentEnd(text, end)) {
    end = parentEnd(text, end);
    made = createDirectory(locateFrom(dir, text.substring(0, end)));
  }
  while (true) {
    if (made.isErr && !isDirectory(dir, text.substring(0, end))) return made;
    if (end == length) return Result.done();
    end = nextEnd(text, end, length);
    made = createDirectory(locateFrom(dir, text.substring(0, end)));
  }
}

/**
 * Removes a directory with all that is in it, or a symbolic link itself. Follows no link in the tree. Ends with the
 * first error, which names the file that couldn't be removed. A file that another program has removed is no error.
 */
export function removeTree(dir: u32, text: string): Result<void> {
  text = text.substring(0, withoutSlashes(text, text.length));
  const root = locateFrom(dir, text);
  if (!root.errno && endsInDots(root)) {
    return Result.err<void>(fail(Errno.INVAL, "removeDirAll", "name the directory from the one that it is in", root));
  }
  const opened = openDir<u32>(root, <Lookupflags>0);
  if (opened.isOk) {
    const emptied = emptyTree(opened.value, text);
    return emptied.isErr ? emptied : removeDirectory(locateFrom(dir, text));
  }
  if (!isNoDirectory(opened.code)) return Result.err<void>(opened.code);
  const found = statPath(locateFrom(dir, text), <Lookupflags>0);
  if (found.isOk && found.value.isSymlink) return unlinkFile(locateFrom(dir, text));
  return Result.err<void>(fail(Errno.NOTDIR, "removeDirAll", null, Path.encode(text)));
}

/** Removes all that is in a directory, whose handle is owned, by the tag `Owner.DIR`. Errors name paths from `name` on. */
export function emptyTree(directory: u32, name: string): Result<void> {
  const trail = new Trail(directory);
  const problem = removeBelow(trail, name);
  trail.end();
  return problem;
}

function removeBelow(trail: Trail, root: string): Result<void> {
  const levels: string[][] = [[]];
  let problem = removeFiles(trail, levels[0], root);
  while (problem.isOk) {
    const todo = levels[levels.length - 1];
    if (todo.length) {
      const name = todo[todo.length - 1];
      const entered = trail.enter(name);
      if (entered.isOk) {
        levels.push([]);
        problem = removeFiles(trail, levels[levels.length - 1], root);
        continue;
      }
      todo.pop();
      if (errnoOf(entered.code) == Errno.NOENT) continue;
      problem = isNoDirectory(entered.code) ? removeName(trail, name, false) : entered;
      if (problem.isErr) problem = failedAt(problem, root, trail.path(name));
    } else {
      levels.pop();
      if (!levels.length) break;
      trail.leave();
      const name = levels[levels.length - 1].pop();
      problem = removeName(trail, name, true);
      if (problem.isErr) problem = failedAt(problem, root, trail.path(name));
    }
  }
  return problem;
}

/** Removes what isn't a directory from the innermost one, and notes the directories in it. */
function removeFiles(trail: Trail, directories: string[], root: string): Result<void> {
  const handle = trail.top();
  if (handle.isErr) return failedAt(Result.err<void>(handle.code), root, trail.path());
  // All are read before one is removed: a removal moves the places of the others on some hosts.
  const entries = readDir<BorrowedFd>(borrow(handle.value)).all();
  if (entries.isErr) return failedAt(Result.err<void>(entries.code), root, trail.path());
  for (let i = 0, all = entries.value; i < all.length; i++) {
    const entry = all[i];
    const removed = entry.isDir ? Result.err<void>(Errno.ISDIR) : removeName(trail, entry.name, false);
    if (removed.isOk) continue;
    const errno = errnoOf(removed.code);
    // A directory is EPERM in POSIX and EISDIR on Linux. Entering it shows whether it is one.
    if (errno != Errno.ISDIR && (errno != Errno.PERM || !isDirectory(handle.value, entry.name))) {
      return failedAt(removed, root, trail.path(entry.name));
    }
    directories.push(entry.name);
  }
  return Result.done();
}

/** Removes a name from the innermost directory. A missing name is no error. */
function removeName(trail: Trail, name: string, isDirectory: bool): Result<void> {
  const handle = trail.top();
  if (handle.isErr) return Result.err<void>(handle.code);
  const path = within(handle.value, name);
  const removed = isDirectory ? removeDirectory(path) : unlinkFile(path);
  return removed.isErr && errnoOf(removed.code) == Errno.NOENT ? Result.done() : removed;
}

function failedAt(problem: Result<void>, root: string, path: string): Result<void> {
  return Result.err<void>(failAt(problem.code, path.length ? root + "/" + path : root));
}

function isDirectory(dir: u32, text: string): bool {
  const found = statPath(locateFrom(dir, text), Lookupflags.SYMLINK_FOLLOW);
  return found.isOk && found.value.isDir;
}

/** Whether a path leads to the directory that it starts from, or names one from within. */
function endsInDots(path: Path): bool {
  const relative = String.UTF8.decodeUnsafe(path.relative, path.relativeLength);
  const name = relative.substring(relative.lastIndexOf("/") + 1);
  return name == "." || name == "..";
}

/** Where a text ends without the slashes before `end`; the root keeps one. */
function withoutSlashes(text: string, end: i32): i32 {
  while (end > 1 && isSlash(text, end - 1)) end--;
  return end;
}

/** Where the path ends that is above the one which ends at `end`; 0 where there is none. */
function parentEnd(text: string, end: i32): i32 {
  while (end > 0 && !isSlash(text, end - 1)) end--;
  return end > 1 ? withoutSlashes(text, end) : 0;
}

/** Where the path ends that is one name longer than the one which ends at `end`. */
function nextEnd(text: string, end: i32, length: i32): i32 {
  while (end < length && isSlash(text, end)) end++;
  while (end < length && !isSlash(text, end)) end++;
  return end;
}

// @ts-ignore: decorator
@inline
function isSlash(text: string, at: i32): bool {
  return text.charCodeAt(at) == 0x2f;
}
