import {
  droppedTwice, droppedWhileBorrowed, leaked, lockedTwice, lockedWhileShared, madeTwice, usedAfterEnd, usedAfterOwner,
  writtenWhileShared,
} from "./fault";
import { Life, Link, Record } from "./record";
import { add, find, remove } from "./table";

// What happens to values. The front end in js/sanitize writes the calls of these functions where it happens.
//
// `key` is the address of a value in memory, or, with the bit above 32, the number of a handle. `site` is a static string
// that says what happens and where. Values of which nothing is known, null among them, are passed over.

let leaks: i32 = 0;
let firstLeak: string | null = null;

/** A value of an owned class was allocated. */
export function onAllocate(key: u64, site: string, mustDrop: bool): void {
  const old = find(key);
  if (old) remove(old); // its memory was freed by hand
  const record = new Record(key);
  record.made = site;
  record.mustDrop = mustDrop;
  add(record);
}

/** A `new` gave a value, which was allocated by `allocation`. */
export function onNew(key: u64, site: string, allocation: string): void {
  const record = find(key);
  if (!record) return;
  if (record.made != allocation) madeTwice(site, record);
  record.made = site;
}

/** A call gave a handle, whose number an older one may have had. */
export function onReturn(key: u64): void {
  const record = find(key);
  if (record) record.life = Life.Owned;
}

/** A value is read, called or passed on. */
export function onUse(key: u64, site: string): void {
  const record = find(key);
  if (record) use(record, site);
}

function use(record: Record, site: string): void {
  if (record.life == Life.Dropped) usedAfterEnd(site, record);
  useOwners(record, site);
}

function useOwners(record: Record, site: string): void {
  let link = record.owners;
  while (link) {
    const owner = link.owner;
    if (owner.life == Life.Dropped) usedAfterOwner(site, owner);
    useOwners(owner, site);
    link = link.next;
  }
}

/** A field of a value is set. */
export function onWrite(key: u64, site: string): void {
  const record = find(key);
  if (record && record.shared) writtenWhileShared(site, record);
}

/** A call borrows a value as shared, until `onUnshare`. */
export function onShare(key: u64, site: string): void {
  const record = find(key);
  if (!record) return;
  if (!record.shared) record.sharedBy = site;
  record.shared++;
}

export function onUnshare(key: u64): void {
  const record = find(key);
  if (record && record.shared) record.shared--;
}

/** A call borrows a value exclusively, until `onUnlock`. What the call itself shares was shared before. */
export function onLock(key: u64, site: string): void {
  const record = find(key);
  if (!record) return;
  if (record.shared) lockedWhileShared(site, record);
  if (!record.exclusive) record.exclusiveBy = site;
  record.exclusive++;
}

export function onUnlock(key: u64): void {
  const record = find(key);
  if (record && record.exclusive) record.exclusive--;
}

/** One call borrows two values exclusively. */
export function onLockBoth(first: u64, second: u64, site: string): void {
  const record = first == second ? find(first) : null;
  if (record) lockedTwice(site, record);
}

/** A value moves into a call. */
export function onMove(key: u64, site: string): void {
  const record = known(key);
  if (record) record.moved = site;
}

/** The end of a value begins: its destructor is called. */
export function onDrop(key: u64, site: string): void {
  const record = known(key);
  if (!record) return;
  if (record.life == Life.Dropped || record.life == Life.Ending) droppedTwice(site, record);
  if (record.shared || record.exclusive) droppedWhileBorrowed(site, record);
  if (record.mustDrop) useOwners(record, site);
  record.life = Life.Ending;
  record.ended = site;
}

/** The record of a value, a new one for a handle: nobody sees how it is made. */
function known(key: u64): Record | null {
  let record = find(key);
  if (!record && isHandle(key)) {
    record = new Record(key);
    add(record);
  }
  return record;
}

/** Numbers from 2 ** 31 on are errors in a `Result`, and 0 is none. */
function isHandle(key: u64): bool {
  return key >> 32 != 0 && <i32>key > 0;
}

/** The end of a value is over. */
export function onDropped(key: u64): void {
  const record = find(key);
  if (record) record.life = Life.Dropped;
}

/** A value is forgotten, or given to code that isn't seen. */
export function onRelease(key: u64): void {
  const record = find(key);
  if (record && record.life == Life.Owned) record.life = Life.Released;
}

/** A borrow was made that leads to a value. */
export function onLink(borrow: u64, owner: u64): void {
  const ownerRecord = find(owner);
  if (!ownerRecord) return;
  let record = find(borrow);
  if (!record) {
    record = new Record(borrow);
    add(record);
  }
  ownerRecord.links++;
  record.owners = new Link(ownerRecord, record.owners);
}

/** The collector frees a value: nothing leads to it any more. The runtime calls this by its name. */
// @ts-ignore: decorator
@global
export function __finalize(value: usize): void {
  const record = find(<u64>value);
  if (!record) return;
  if (record.life == Life.Owned && record.mustDrop && !leaks++) firstLeak = record.made;
  remove(record);
  record.isFreed = true;
  release(record);
}

/** Frees a record that nothing needs. */
function release(record: Record): void {
  if (!record.isFreed || record.links) return;
  let link = record.owners;
  while (link) {
    const next = link.next;
    link.owner.links--;
    release(link.owner);
    heap.free(changetype<usize>(link));
    link = next;
  }
  heap.free(changetype<usize>(record));
}

/** The instance ends: what nothing leads to any more should have been dropped. */
export function onEnd(): void {
  // @ts-ignore: a function of the runtime
  __collect();
  if (leaks) leaked(leaks, firstLeak!);
}
