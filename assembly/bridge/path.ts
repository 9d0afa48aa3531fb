// @trusted: hands descriptors to the host by their handles
import { path_filestat_get } from "../wasi/imports";
import { Access } from "../shared/bridge";
import { Errno } from "../shared/errno";
import { Filestat } from "../wasi/structs";
import { Fdflags, Lookupflags, Oflags } from "../wasi/types";
import { rawOf } from "../table";
import { Path } from "../result/path";
import { READ_RIGHTS, WRITE_RIGHTS, openDir, openFile } from "../io/open";
import * as paths from "../io/path";
import { linkText, locateBytes } from "../io/preopen";
import { copyContents } from "../files/contents";
import { Dir } from "../files/dir";
import { File } from "../owners/file";
import { give, room, text } from "./buffer";

// The calls on paths. A path is in the buffer, two lie one behind the other. `dir` is the handle of the directory
// that a path is relative to, or 0 for the preopened directories.

/** Opens a file. `access` has bits of `Access`. */
export function io_open(dir: u32, length: u32, access: u32, lookup: i32, oflags: i32, fdflags: i32): i32 {
  const rights = (access & Access.READ ? READ_RIGHTS : 0) | (access & Access.WRITE ? WRITE_RIGHTS : 0);
  return openFile<File>(at(dir, 0, length), oflags, rights, <Lookupflags>lookup, <Fdflags>fdflags).code;
}

/** Opens a directory. */
export function io_open_dir(dir: u32, length: u32): i32 {
  return openDir<Dir>(at(dir, 0, length)).code;
}

/** Puts WASI's record of a file into the buffer. */
export function io_stat_at(dir: u32, length: u32, lookup: i32): i32 {
  const path = at(dir, 0, length);
  const record = room(offsetof<Filestat>());
  const errno = path.errno || path_filestat_get(
    rawOf(path.dir), <Lookupflags>lookup, path.relative, path.relativeLength, record,
  );
  if (errno) return paths.failPath(errno, "stat", path);
  Path.free(path);
  return 0;
}

/** Makes a directory. */
export function io_create_dir(dir: u32, length: u32): i32 {
  return paths.createDirectory(at(dir, 0, length)).code;
}

/** Removes an empty directory. */
export function io_remove_dir(dir: u32, length: u32): i32 {
  return paths.removeDirectory(at(dir, 0, length)).code;
}

/** Removes a file, or a symbolic link itself. */
export function io_remove_file(dir: u32, length: u32): i32 {
  return paths.unlinkFile(at(dir, 0, length)).code;
}

/** Renames a file. */
export function io_rename(dir: u32, length: u32, toDir: u32, toLength: u32): i32 {
  return paths.renamePath(at(dir, 0, length), at(toDir, length, toLength)).code;
}

/** Creates a hard link. */
export function io_link(dir: u32, length: u32, toDir: u32, toLength: u32): i32 {
  return paths.linkPath(at(dir, 0, length), at(toDir, length, toLength)).code;
}

/** Makes a symbolic link with a text; the path lies behind it. */
export function io_symlink(targetLength: u32, dir: u32, length: u32): i32 {
  return paths.symlinkPath(linkText(text(0, targetLength)), at(dir, targetLength, length)).code;
}

/** Returns the length of the text of a symbolic link. */
export function io_readlink(dir: u32, length: u32): i32 {
  const target = paths.readlinkPath(at(dir, 0, length));
  return target.isErr ? target.code : give(target.value);
}

/** Copies the content of a file to another, and returns the number of bytes. */
export function io_copy(dir: u32, length: u32, toDir: u32, toLength: u32): f64 {
  const target = openFile<File>(at(toDir, length, toLength), Oflags.CREAT, WRITE_RIGHTS);
  return <f64>copyContents(openFile<File>(at(dir, 0, length), 0, READ_RIGHTS), target);
}

function at(dir: u32, start: u32, length: u32): Path {
  return locateBytes(dir, room(start + length) + start, length);
}
