// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { Owner, moveOnto } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { OwnedFd } from "../fd";
import { Mut } from "../own/words";

/**
 * Makes `to` own what `from` owns, and ends `from`, which is owned. What `to` owned before is closed, unless
 * clones still own it. The borrows of `to` see the new file from then on. Where neither is shared, `to` keeps
 * its raw fd, as `dup2` would have it. `fd_renumber`
 */
export function renumber(from: OwnedFd, to: Mut<OwnedFd>): Result<void> {
  const errno = moveOnto(
    <u32>changetype<usize>(from), Owner.OWNED_FD, <u32>changetype<usize>(to), Owner.OWNED_FD,
  );
  return errno ? Result.err<void>(fail(<Errno>errno, "renumber")) : Result.done();
}
