// @trusted: makes and ends handles
import { SlotAt, TableAt } from "../shared/bridge";
import { onBegin, onEnd, onLends, onOwner, onRedirect } from "./trace";

// The handle table.
//
// A handle is 31 bits. Its low bits are the index of a slot, the bits above are the slot's generation; where
// the line runs depends on how many slots there are, always a power of two:
//
//   handle   0 | generation | index        index = handle & mask
//
// A look-up is one comparison: a slot holds the one handle that is valid in it, which checks bounds, generation
// and state at once. Slot 0 is never given out and holds NEVER, whose low bits are not 0, so that no handle,
// 0 included, is found in it; a free slot holds 0, whose low bits are not its index.
//
// Freed slots are used again first-in first-out, and the table grows while a quarter of it is still free.
// A slot hands out the same handle again only after 2^31 / slots uses of it with slots / 4 others between two
// of them: a stale handle can be mistaken for a live one no sooner than after 2^29 = 536,870,912 opens. In the
// smallest table of 32 slots, as full as it gets, it is after 2^29 + 2^26.

@unmanaged
class Slot {
  /** The live handle, or 0. */
  handle: u32;
  /** The description; in a free slot, the next free index. */
  description: usize;
  /** The handle that the slot hands out next. */
  next: u32;
  /** How many borrows must end before the handle may end. */
  lends: u32;
  /** The tag of the owning type. */
  owner: u32;
  /** The table operation that made the handle. */
  opened: u32;
  /** In the slot of a view, the handle that it views; of a share, its group. */
  source: u32;
}

// A slot takes 2^SIZE_BITS bytes, so that finding one needs no multiplication.
// @ts-ignore: decorator
@inline const SIZE_BITS = SlotAt.BITS;
if (offsetof<Slot>() > 1 << SIZE_BITS) ERROR("a slot has more than 2^SIZE_BITS bytes");
if (offsetof<Slot>("handle") != SlotAt.HANDLE || offsetof<Slot>("description") != SlotAt.DESCRIPTION)
  ERROR("a slot isn't as SlotAt says");

// @ts-ignore: decorator
@inline const FIRST_CAPACITY: u32 = 32;
// @ts-ignore: decorator
@inline const NEVER: u32 = 0xffffffff;
// @ts-ignore: decorator
@inline const HANDLE_BITS: u32 = 0x7fffffff;

let slots: usize = 0;
let mask: u32 = 0;
let free: u32 = 0;
let firstFree: u32 = 0;
let lastFree: u32 = 0;
let operations: u32 = 0;

// Where the host finds the table, to look up a handle without a call.
// @ts-ignore: decorator
@lazy const place = memory.data(TableAt.SIZE, 4);

/** The address of the record that says where the table is, laid out as TableAt says. */
export function tablePlace(): usize {
  return place;
}

/** The slot of a live handle, or 0 where the handle is none or stale. */
// @ts-ignore: decorator
@inline
export function slotOf(handle: u32): usize {
  const slot = slots + (<usize>(handle & mask) << SIZE_BITS);
  return changetype<Slot>(slot).handle == handle ? slot : 0;
}

// @ts-ignore: decorator
@inline
export function descriptionOf(slot: usize): usize {
  return changetype<Slot>(slot).description;
}

// @ts-ignore: decorator
@inline
export function setDescription(slot: usize, description: usize): void {
  changetype<Slot>(slot).description = description;
  if (isDefined(IO_LIFETIMES_TRACE)) onRedirect(handleOf(slot), description);
}

// @ts-ignore: decorator
@inline
export function lendsOf(slot: usize): u32 {
  return changetype<Slot>(slot).lends;
}

// @ts-ignore: decorator
@inline
export function setLends(slot: usize, lends: u32): void {
  changetype<Slot>(slot).lends = lends;
  if (isDefined(IO_LIFETIMES_TRACE)) onLends(handleOf(slot), lends);
}

// @ts-ignore: decorator
@inline
export function ownerOf(slot: usize): u32 {
  return changetype<Slot>(slot).owner;
}

// @ts-ignore: decorator
@inline
export function setOwner(slot: usize, owner: u32): void {
  changetype<Slot>(slot).owner = owner;
  if (isDefined(IO_LIFETIMES_TRACE)) onOwner(handleOf(slot), owner);
}

/** How many table operations ago the slot's handle was made. */
// @ts-ignore: decorator
@inline
export function ageOf(slot: usize): u32 {
  return operations - changetype<Slot>(slot).opened;
}

// @ts-ignore: decorator
@inline
export function sourceOf(slot: usize): u32 {
  return changetype<Slot>(slot).source;
}

// @ts-ignore: decorator
@inline
export function setSource(slot: usize, source: u32): void {
  changetype<Slot>(slot).source = source;
}

/** Puts a description into a slot and returns its handle. The table grows until memory ends. */
export function insert(description: usize, owner: u32, source: u32 = 0): u32 {
  if (free <= (mask + 1) >> 2) grow();
  const index = firstFree;
  const slot = slotIn(slots, index);
  firstFree = <u32>slot.description;
  free--;
  const handle = slot.next;
  slot.handle = handle;
  slot.description = description;
  slot.next = (handle + mask + 1) & HANDLE_BITS;
  slot.lends = 0;
  slot.owner = owner;
  slot.opened = ++operations;
  slot.source = source;
  if (isDefined(IO_LIFETIMES_TRACE)) onBegin(handle, owner, source, description);
  return handle;
}

/** Frees a live slot. Its handle is stale from here on. */
export function remove(slot: usize): void {
  if (isDefined(IO_LIFETIMES_TRACE)) onEnd(handleOf(slot));
  operations++;
  changetype<Slot>(slot).handle = 0;
  queue(slot);
}

/** Appends a slot to the free ones. */
function queue(slot: usize): void {
  const index = <u32>((slot - slots) >> SIZE_BITS);
  if (free++) slotIn(slots, lastFree).description = index;
  else firstFree = index;
  lastFree = index;
}

/**
 * Doubles the table. A live handle now counts one more bit as its index, so slot i comes to lie at i or at
 * i + capacity. Its twin takes over the part of the slot's future handles that has the other bit.
 */
function grow(): void {
  const old = slots;
  const capacity = slots ? mask + 1 : 0;
  const grown = capacity ? capacity << 1 : FIRST_CAPACITY;
  if (grown > 1 << 26) unreachable(); // 2 GiB of slots: memory has ended before
  slots = heap.alloc(<usize>grown << SIZE_BITS);
  memory.fill(slots, 0, <usize>grown << SIZE_BITS);
  mask = grown - 1;
  slotIn(slots, 0).handle = NEVER;
  store<usize>(place, slots, TableAt.SLOTS);
  store<u32>(place, mask, TableAt.MASK);

  let waiting = free;
  let index = firstFree;
  free = 0;
  for (; waiting; waiting--) {
    const from = slotIn(old, index), next = from.next;
    index = <u32>from.description;
    offer(next);
    offer((next + capacity) & HANDLE_BITS);
  }
  for (let i: u32 = 1; i < capacity; i++) {
    const from = slotIn(old, i), handle = from.handle;
    if (!handle) continue;
    const to = slotIn(slots, handle & mask);
    memory.copy(changetype<usize>(to), changetype<usize>(from), 1 << SIZE_BITS);
    to.next = (handle + grown) & HANDLE_BITS;
    offer((handle + capacity) & HANDLE_BITS);
  }
  if (capacity) {
    offer(capacity); // the twin of slot 0
    heap.free(old);
  } else {
    for (let i: u32 = 1; i < grown; i++) offer(i);
  }
}

/** Frees the slot of `handle`, which hands out that handle next. */
function offer(handle: u32): void {
  const slot = slotIn(slots, handle & mask);
  slot.next = handle;
  queue(changetype<usize>(slot));
}

/** The slot with an index in a table. */
// @ts-ignore: decorator
@inline
function slotIn(table: usize, index: u32): Slot {
  return changetype<Slot>(table + (<usize>index << SIZE_BITS));
}

/** How many slots there are, slot 0 included. */
// @ts-ignore: decorator
@inline
export function capacity(): u32 {
  return slots ? mask + 1 : 0;
}

/** The live slot at an index, or 0. */
// @ts-ignore: decorator
@inline
export function slotAt(index: u32): usize {
  const slot = slotIn(slots, index);
  return index && slot.handle ? changetype<usize>(slot) : 0;
}

/** The handle of a live slot. */
// @ts-ignore: decorator
@inline
export function handleOf(slot: usize): u32 {
  return changetype<Slot>(slot).handle;
}
