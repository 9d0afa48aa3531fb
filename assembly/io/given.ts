// @trusted: passes raw descriptors to WASI
import { fd_fdstat_get } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { Fdstat } from "../wasi/structs";
import { Filetype, RawFd } from "../wasi/types";
import { Owner, adopt, isKnown } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { OwnedFd } from "../fd";
import { behindPreopens } from "./preopen";

// Sockets that the host provided. WASI has no call that lists them: their raw fds follow the preopened directories, up to the
// first number that is no socket. They are counted once, since sockets that are accepted later have numbers like these.

// @ts-ignore: decorator
@inline const NOT_LOOKED: i32 = -1;

let count: i32 = NOT_LOOKED;
let taken: usize = 0; // a byte for each

/** The number of sockets that the host provided. `fd_fdstat_get` */
export function countGiven(): i32 {
  if (count == NOT_LOOKED) {
    const first = behindPreopens();
    let raw = first;
    while (isFreeSocket(raw)) raw++;
    count = raw - first;
    taken = heap.alloc(count);
    memory.fill(taken, 0, count);
  }
  return count;
}

/** Owns the socket with a number from 0 on, in the host's order. One that isn't there is ENOENT, one that has an owner EBUSY. */
export function takeGiven(index: i32): Result<OwnedFd> {
  if (<u32>index >= <u32>countGiven()) return Result.err<OwnedFd>(fail(Errno.NOENT, "given", "the host gave no socket with that number"));
  if (load<bool>(taken + index)) return Result.err<OwnedFd>(fail(Errno.BUSY, "given", "that socket was taken already"));
  store<bool>(taken + index, true);
  return changetype<Result<OwnedFd>>(<usize>adopt(behindPreopens() + index, Owner.OWNED_FD));
}

function isFreeSocket(raw: RawFd): bool {
  const stat = memory.data(offsetof<Fdstat>(), 8);
  if (isKnown(raw) || fd_fdstat_get(raw, stat)) return false;
  const kind = changetype<Fdstat>(stat).fs_filetype;
  return kind == Filetype.SOCKET_STREAM || kind == Filetype.SOCKET_DGRAM;
}
