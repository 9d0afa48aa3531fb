// @trusted: makes and ends handles
import { fd_close, fd_renumber } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { Filetype, RawFd } from "../wasi/types";
import { Fdstat } from "../wasi/structs";
import { Path } from "../result/path";
import { fd_fdstat_get } from "./calls";
import {
  UNASKED, attach, beginOutside, borrowOf, describe, describeVirtual, descriptionPath, discard, endOutside, fileOf, find,
  inherit, isVirtual, orphan, ownersOf, rawOfDescription, setBorrow, setKind, setOwners, storedKind,
} from "./description";
import { descriptionOf, insert, lendsOf, ownerOf, remove, setDescription, setLends, setOwner, slotOf, sourceOf } from "./slot";
import { lent, otherOwner, secondOwner, shared, stale } from "./misuse";
import { Owner } from "../shared/owner";
import { because, onRedirect } from "./trace";
import { VirtualFile } from "./virtual";

// The operations on handles. All rooms above the table use these functions.

/** The raw fd of a handle; -1, which WASI refuses with EBADF, where the handle is stale. */
// @ts-ignore: decorator
@unsafe @inline
export function rawOf(handle: u32): RawFd {
  const slot = slotOf(handle);
  return slot ? rawOfDescription(descriptionOf(slot)) : -1;
}

/** Whether the table has a raw fd, owned or borrowed. */
// @ts-ignore: decorator
@unsafe
export function isKnown(raw: RawFd): bool {
  return find(raw) != 0;
}

/** Whether a handle is live. */
// @ts-ignore: decorator
@inline
export function isLive(handle: u32): bool {
  return slotOf(handle) != 0;
}

/**
 * Takes over a raw fd that a WASI call has just opened. Should the table know that number already, then somebody
 * closed it behind the table's back: the old owners are parted from it, and the new file is safe from them.
 * `path` is owned.
 */
// @ts-ignore: decorator
@unsafe
export function adoptOpened(raw: RawFd, kind: u32, owner: u32, path: Path | null): u32 {
  const old = find(raw);
  if (old) part(old);
  return own(describe(raw, kind, path), owner);
}

/** Takes ownership of a raw fd, which the caller must own. */
// @ts-ignore: decorator
@unsafe
export function adopt(raw: RawFd, owner: u32): u32 {
  const known = find(raw);
  if (!known) return own(describe(raw, UNASKED), owner);
  if (endOutside(known)) return own(known, owner);
  secondOwner(known);
  const file = fileOf(known);
  part(known);
  const description = describe(raw, UNASKED);
  if (file !== null) attach(description, file);
  return own(description, owner);
}

/** Owns a file within the module, which nothing refers to yet. */
export function adoptVirtual(file: VirtualFile, owner: u32): u32 {
  return own(describeVirtual(file), owner);
}

/** A handle for a raw fd that stays its owner's; one and the same for each raw fd. */
// @ts-ignore: decorator
@unsafe
export function borrowRaw(raw: RawFd): u32 {
  let description = find(raw);
  if (!description) {
    description = describe(raw, UNASKED);
    beginOutside(description);
  }
  let handle = borrowOf(description);
  if (!handle) {
    handle = insert(description, Owner.NONE);
    setBorrow(description, handle);
  }
  return handle;
}

/** Makes a second owner of a description, or returns 0 if the handle is stale. */
export function cloneHandle(handle: u32, owner: u32): u32 {
  const slot = slotOf(handle);
  return slot ? own(descriptionOf(slot), owner) : 0;
}

/** Makes a view of a handle, which stays lent until the view ends, or returns 0 if the handle is stale. */
export function viewHandle(handle: u32): u32 {
  if (!lend(handle)) return 0;
  return insert(descriptionOf(slotOf(handle)), Owner.VIEW, handle);
}

/** Ends a view. */
export function endView(view: u32): void {
  const slot = slotOf(view);
  if (!slot || ownerOf(slot) != Owner.VIEW) return stale(Owner.VIEW, "dropped");
  if (lendsOf(slot)) lent(slot);
  const source = sourceOf(slot);
  if (isDefined(IO_LIFETIMES_TRACE)) because("ended");
  remove(slot);
  endLend(source);
}

/** Counts a borrow that must end before the handle may go. False where the handle is stale. */
export function lend(handle: u32): bool {
  const slot = slotOf(handle);
  if (!slot) return false;
  setLends(slot, lendsOf(slot) + 1);
  return true;
}

/** Ends a borrow that `lend` counted. */
export function endLend(handle: u32): void {
  const slot = slotOf(handle);
  if (!slot || !lendsOf(slot)) return stale(Owner.NONE, "given back");
  setLends(slot, lendsOf(slot) - 1);
}

/** Moves a handle from one owning type to another. It stays the same number; a view stays a view. */
export function exchangeOwner(handle: u32, from: u32, to: u32): void {
  const slot = owned(handle, from, "moved", true);
  if (slot && ownerOf(slot) != Owner.VIEW) setOwner(slot, to);
}

/** Ends an owner. The raw fd is closed with the last one; the result is the errno of that, or 0. */
export function closeHandle(handle: u32, owner: u32): Errno {
  if (!isLive(handle)) return Errno.BADF;
  return end(handle, owner, "closed");
}

/** Like `closeHandle`, but a stale handle is misuse, and a failing close is ignored. */
export function dropHandle(handle: u32, owner: u32): void {
  end(handle, owner, "dropped");
}

/** Ends an owner and returns the raw fd, which the caller must close; -1 if the handle is stale. */
// @ts-ignore: decorator
@unsafe
export function releaseHandle(handle: u32, owner: u32): RawFd {
  const slot = owned(handle, owner, "given away");
  if (!slot || ownerOf(slot) != owner) return -1;
  const description = descriptionOf(slot);
  if (ownersOf(description) > 1) shared(description);
  const raw = rawOfDescription(description);
  remove(slot);
  setOwners(description, 0);
  if (isVirtual(raw) && fileOf(description) !== null) beginOutside(description); // the table keeps what only it knows
  else forget(description);
  return raw;
}

/**
 * Makes `to` refer to what `from` refers to, and ends `from`. Where neither is shared or virtual WASI renumbers, so that
 * `to` keeps its raw fd; otherwise the descriptions change places, and what `to` referred to loses an owner.
 */
export function moveOnto(from: u32, fromOwner: u32, to: u32, toOwner: u32): Errno {
  if (!isLive(from) || !isLive(to)) return Errno.BADF;
  const source = owned(from, fromOwner, "moved");
  const target = owned(to, toOwner, "replaced");
  if (!source || !target) return Errno.BADF;
  if (source == target) return Errno.SUCCESS;
  if (isDefined(IO_LIFETIMES_TRACE)) because("moved");
  const moved = descriptionOf(source), replaced = descriptionOf(target);
  const virtual = isVirtual(rawOfDescription(moved)) || isVirtual(rawOfDescription(replaced));
  if (virtual || moved == replaced || ownersOf(moved) > 1 || ownersOf(replaced) > 1) {
    exchange(target, moved);
    remove(source);
    return disown(replaced);
  }
  if (rawOfDescription(moved) == -1) return Errno.BADF; // two of them would be one number to WASI, and no error
  const errno = fd_renumber(rawOfDescription(moved), rawOfDescription(replaced));
  if (errno) return <Errno>errno;
  inherit(replaced, moved);
  if (isDefined(IO_LIFETIMES_TRACE)) onRedirect(to, replaced);
  remove(source);
  forget(moved);
  return Errno.SUCCESS;
}

/**
 * Makes a slot refer to another description and returns the one before, whose owner the caller has to end or to keep. Traps
 * while the slot is lent: a view of it would go on with a description that may be gone.
 */
export function exchange(slot: usize, description: usize): usize {
  if (lendsOf(slot)) lent(slot);
  const before = descriptionOf(slot);
  setDescription(slot, description);
  return before;
}

/** Whether the description of a handle has more than one owner. */
export function isShared(handle: u32): bool {
  const slot = slotOf(handle);
  return slot != 0 && ownersOf(descriptionOf(slot)) > 1;
}

/** The path that a handle was opened by, where known. It stays the table's. */
export function pathOfHandle(handle: u32): Path | null {
  const slot = slotOf(handle);
  return slot ? descriptionPath(descriptionOf(slot)) : null;
}

/** The WASI filetype of a handle, which the host is asked for once. */
export function kindOf(handle: u32): Filetype {
  const slot = slotOf(handle);
  return slot ? kindOfDescription(descriptionOf(slot)) : Filetype.UNKNOWN;
}

/** The WASI filetype of a description. */
export function kindOfDescription(description: usize): Filetype {
  const known = storedKind(description);
  if (known != UNASKED) return <Filetype>known;
  const stat = memory.data(offsetof<Fdstat>(), 8);
  if (fd_fdstat_get(rawOfDescription(description), stat)) return Filetype.UNKNOWN;
  const kind = <u32>changetype<Fdstat>(stat).fs_filetype;
  setKind(description, kind);
  return <Filetype>kind;
}

/** A handle for one more owner of a description. */
export function own(description: usize, owner: u32): u32 {
  setOwners(description, ownersOf(description) + 1);
  return insert(description, owner);
}

/** Whether two live handles refer to one description: a descriptor and its clones. */
export function isSameDescription(a: u32, b: u32): bool {
  const one = slotOf(a), other = slotOf(b);
  return one != 0 && other != 0 && descriptionOf(one) == descriptionOf(other);
}

/** The slot of a handle that `owner` may drop or move, or 0 after its misuse. A view may pass between types. */
export function owned(handle: u32, owner: u32, verb: string, orView: bool = false): usize {
  const slot = slotOf(handle);
  if (!slot) {
    stale(owner, verb);
    return 0;
  }
  const actual = ownerOf(slot);
  if (actual != owner && !(orView && actual == Owner.VIEW)) {
    otherOwner(slot, owner, verb);
    return 0;
  }
  if (lendsOf(slot)) lent(slot);
  if (isDefined(IO_LIFETIMES_TRACE)) because(verb);
  return slot;
}

function end(handle: u32, owner: u32, verb: string): Errno {
  const slot = owned(handle, owner, verb);
  if (!slot) return Errno.BADF;
  const description = descriptionOf(slot);
  remove(slot);
  return disown(description);
}

/** Takes an owner off a description, and closes the raw fd where that was the last. */
export function disown(description: usize): Errno {
  const owners = ownersOf(description) - 1;
  if (owners) {
    setOwners(description, owners);
    return Errno.SUCCESS;
  }
  const raw = rawOfDescription(description);
  const file = fileOf(description);
  forget(description);
  if (file === null) return raw == -1 ? Errno.BADF : <Errno>fd_close(raw);
  file.end();
  return Errno.SUCCESS;
}

/** Parts a description from its raw fd. What handles still refer to lives on until they end. */
function part(description: usize): void {
  endOutside(description);
  const borrow = borrowOf(description);
  if (ownersOf(description) || (borrow && lendsOf(slotOf(borrow)))) orphan(description);
  else forget(description);
}

/** Ends a description without owners, and the raw borrow of it. */
function forget(description: usize): void {
  const borrow = borrowOf(description);
  if (borrow) {
    const slot = slotOf(borrow);
    if (lendsOf(slot)) lent(slot);
    remove(slot);
  }
  discard(description);
}
