// @trusted: hands descriptors to the host by their handles
import { WalkRecordAt } from "../shared/bridge";
import { createTree, removeTree } from "../io/tree";
import { borrow } from "../io/raw";
import { BorrowedFd } from "../fd";
import { Walk } from "../files/walk";
import { trap } from "../wasi/trap";
import { give, room, text } from "./buffer";

// The calls on trees. A walk of the host is known to it by a number.

const walks = new Map<i32, Walk>();
let lastWalk: i32 = 0;

/** Creates a directory and its missing parents. */
export function io_create_dir_all(dir: u32, length: u32): i32 {
  return createTree(dir, text(0, length)).code;
}

/** Removes a directory with all that is in it. */
export function io_remove_dir_all(dir: u32, length: u32): i32 {
  return removeTree(dir, text(0, length)).code;
}

/** Starts a walk of a directory, which is borrowed for this call only. Returns the number of the walk. */
export function io_walk(dir: u32, sorted: i32, follows: i32, maxOpen: i32): i32 {
  const walk = Walk.from<BorrowedFd>(borrow(dir)).sorted(sorted != 0).followSymlinks(follows != 0);
  walks.set(++lastWalk, maxOpen ? walk.maxOpen(maxOpen) : walk);
  return lastWalk;
}

/** Returns the length of the next entry's path, or 0 after the last one. Its inode, depth and type are in the buffer. */
export function io_walk_next(number: i32): i32 {
  const next = known(number).next();
  if (next === null) return 0;
  if (next.isErr) return next.code;
  const entry = next.value, record = room(WalkRecordAt.SIZE);
  store<u64>(record, entry.ino, WalkRecordAt.INO);
  store<u32>(record, entry.depth, WalkRecordAt.DEPTH);
  store<u8>(record, <u8>entry.filetype, WalkRecordAt.FILETYPE);
  return give(entry.path);
}

/** Skips the content of the directory that was returned last. */
export function io_walk_skip_dir(number: i32): void {
  known(number).skipDir();
}

/** Ends a walk. */
export function io_walk_end(number: i32): void {
  known(number).drop();
  walks.delete(number);
}

function known(number: i32): Walk {
  if (!walks.has(number)) trap("the host goes on with a walk that has ended");
  return walks.get(number);
}
