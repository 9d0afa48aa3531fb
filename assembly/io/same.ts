// @trusted: passes raw descriptors to WASI
import { fd_filestat_get } from "../wasi/imports";
import { Filestat } from "../wasi/structs";
import { AsFd } from "../fd";
import { isSameDescription } from "../table";
import { handleOf, rawFd } from "./raw";

// @ts-ignore: decorator
@lazy const here = memory.data(offsetof<Filestat>(), 8);
// @ts-ignore: decorator
@lazy const there = memory.data(offsetof<Filestat>(), 8);

/**
 * Whether two descriptors refer to the same object: one is a clone of the other, or both are open on the same file, by
 * whatever path. A closed descriptor equals no other. A descriptor without an inode, such as a pipe, equals its clones
 * only. Of components: `is-same-object`. `fd_filestat_get`
 */
// @ts-ignore: decorator
@borrows("a", "b")
export function sameFd<A extends AsFd, B extends AsFd>(a: A, b: B): bool {
  if (isSameDescription(handleOf<A>(a), handleOf<B>(b))) return true;
  if (fd_filestat_get(rawFd<A>(a), here) || fd_filestat_get(rawFd<B>(b), there)) return false;
  const one = changetype<Filestat>(here), other = changetype<Filestat>(there);
  return one.ino != 0 && one.ino == other.ino && one.dev == other.dev;
}
