// @trusted: makes and ends handles
import { Errno } from "../shared/errno";
import { descriptionOf, insert, lendsOf, ownerOf, remove, setLends, setOwner, setSource, slotOf, sourceOf } from "./slot";
import { disown, owned } from "./handle";
import { stale } from "./misuse";
import { Owner } from "../shared/owner";

// Shared owners. A share is a slot tagged SHARED_FD, whose source is its group. The group is the owner that they have in
// common: a slot tagged GROUP, whose handle nobody outside of here has. It is lent to each share, so that its lends are
// their count; and a share that has ended is stale while the others live.

/** Converts an owner to the first share of a group and returns the same handle. A stale handle is misuse; returns 0. */
export function share(handle: u32, from: u32): u32 {
  const known = owned(handle, from, "shared");
  if (!known) return 0;
  const group = insert(descriptionOf(known), Owner.GROUP); // the table may move
  setLends(slotOf(group), 1);
  const slot = slotOf(handle);
  setOwner(slot, Owner.SHARED_FD);
  setSource(slot, group);
  return handle;
}

/** Adds a share to a group. A stale share is misuse; returns 0. */
export function cloneShare(share: u32): u32 {
  const group = groupOf(share);
  if (!group) {
    stale(Owner.SHARED_FD, "cloned");
    return 0;
  }
  const slot = slotOf(group);
  setLends(slot, lendsOf(slot) + 1);
  return insert(descriptionOf(slot), Owner.SHARED_FD, group);
}

/** How many shares the group of a share has; 0 where it is stale. */
export function sharesOf(share: u32): u32 {
  const group = groupOf(share);
  return group ? lendsOf(slotOf(group)) : 0;
}

/** Whether two live shares are of one group. */
export function isOfGroup(a: u32, b: u32): bool {
  const group = groupOf(a);
  return group != 0 && group == groupOf(b);
}

/** Ends a share, and with the last one the group. Returns the errno of closing, or 0. */
export function endShare(share: u32): Errno {
  return slotOf(share) ? leave(share, "closed") : Errno.BADF;
}

/** Like `endShare`, but a stale share is misuse, and a failing close is ignored. */
export function dropShare(share: u32): void {
  leave(share, "dropped");
}

/** Converts the only share of a group back to an owner and returns the same handle; 0 if there are others or it is stale. */
export function takeShared(share: u32, to: u32): u32 {
  const slot = owned(share, Owner.SHARED_FD, "unwrapped");
  if (!slot) return 0;
  const group = slotOf(sourceOf(slot));
  if (lendsOf(group) > 1) return 0;
  remove(group);
  setOwner(slot, to);
  setSource(slot, 0);
  return share;
}

function leave(share: u32, verb: string): Errno {
  const slot = owned(share, Owner.SHARED_FD, verb);
  if (!slot) return Errno.BADF;
  const group = slotOf(sourceOf(slot));
  remove(slot);
  const left = lendsOf(group) - 1;
  setLends(group, left);
  if (left) return Errno.SUCCESS;
  const description = descriptionOf(group);
  remove(group);
  return disown(description);
}

/** The group of a live share, or 0. */
function groupOf(share: u32): u32 {
  const slot = slotOf(share);
  return slot && ownerOf(slot) == Owner.SHARED_FD ? sourceOf(slot) : 0;
}
