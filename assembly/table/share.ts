import { Errno } from "../wasi/errno";
import { descriptionOf, insert, lendsOf, ownerOf, remove, setLends, setOwner, slotOf, sourceOf } from "./slot";
import { disown, owned } from "./handle";
import { stale } from "./misuse";
import { Owner } from "./owner";

// Shared owners. A group is an owner that nobody has in hand: its slot is tagged GROUP and lent to each share. A share is
// a slot of its own, tagged SHARED_FD, whose source is the group, so that the lends of the group are the count of shares,
// and a share that has ended is stale while the others live.

/** Turns an owner into a group with one share, and gives the share. That there is no such owner is misuse, and gives 0. */
export function share(handle: u32, from: u32): u32 {
  const slot = owned(handle, from, "shared");
  if (!slot) return 0;
  setOwner(slot, Owner.GROUP);
  return enter(handle);
}

/** One more share of the same group. That the share is stale is misuse, and gives 0. */
export function cloneShare(share: u32): u32 {
  const slot = slotOf(share);
  if (slot && ownerOf(slot) == Owner.SHARED_FD) return enter(sourceOf(slot));
  stale(Owner.SHARED_FD, "cloned");
  return 0;
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

/** Ends a share, and with the last one the group. Gives the errno of closing, or 0. */
export function endShare(share: u32): Errno {
  return slotOf(share) ? leave(share, "closed") : Errno.BADF;
}

/** Ends a share, as `endShare`. That it may have ended already is misuse, that the raw fd can't be closed is not told. */
export function dropShare(share: u32): void {
  leave(share, "dropped");
}

/** Ends the only share of a group, and gives the owner back with the tag `to`. 0 where there are others, and for a stale one. */
export function takeShared(share: u32, to: u32): u32 {
  const slot = owned(share, Owner.SHARED_FD, "unwrapped");
  if (!slot) return 0;
  const group = sourceOf(slot), shared = slotOf(group);
  if (lendsOf(shared) > 1) return 0;
  remove(slot);
  setLends(shared, 0);
  setOwner(shared, to);
  return group;
}

function enter(group: u32): u32 {
  const slot = slotOf(group);
  setLends(slot, lendsOf(slot) + 1);
  return insert(descriptionOf(slot), Owner.SHARED_FD, group);
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
