// @trusted: makes and ends handles
import { RawFd } from "../wasi/types";
import { Path } from "../result/path";
import { DescriptionAt } from "../shared/bridge";
import { VirtualFile } from "./virtual";

// What slots refer to: an open raw fd, shared by as many owners as `tryClone` made. An index from raw fds to
// descriptions notices when one raw fd comes to have two of them. What is within the module, and not the host's, has a
// raw fd below -1, which no host gives.

@unmanaged
class Description {
  /** The raw fd, or -1 if it is gone. */
  raw: i32;
  /** Owning slots and the owner outside of the table. The raw fd is closed with the last one. */
  owners: u32;
  /** WASI's filetype, or UNASKED. */
  kind: u32;
  /** Owned by the description, or null. */
  path: Path | null;
  /** The next description in its bucket of the index; of a free description, the next free one. */
  next: usize;
  /** The handle that `borrowRaw` returned for it, or 0. */
  borrow: u32;
  /** 1 if one of the owners is outside of the table, as the host is for stdio. */
  outside: u32;
  /** A VirtualFile, pinned by the description; 0 if the file is the host's. */
  file: usize;
}

if (offsetof<Description>("raw") != DescriptionAt.RAW) ERROR("a description isn't as DescriptionAt says");

/** The kind of a description that WASI was not asked about yet. */
// @ts-ignore: decorator
@inline
export const UNASKED: u32 = 255;
// @ts-ignore: decorator
@inline const FIRST_BUCKETS: u32 = 32;
// @ts-ignore: decorator
@inline const FIRST_VIRTUAL: RawFd = -2;

let buckets: usize = 0;
let bucketMask: u32 = 0;
let count: u32 = 0;
let freed: usize = 0;
let nextVirtual: RawFd = FIRST_VIRTUAL;
// Whether there ever was a virtual file. In a program that makes none, nothing sets it, and what depends on it is
// left out of the module.
let hasVirtual: bool = false;

// @ts-ignore: decorator
@inline
export function rawOfDescription(description: usize): RawFd {
  return changetype<Description>(description).raw;
}

// @ts-ignore: decorator
@inline
export function ownersOf(description: usize): u32 {
  return changetype<Description>(description).owners;
}

// @ts-ignore: decorator
@inline
export function setOwners(description: usize, owners: u32): void {
  changetype<Description>(description).owners = owners;
}

// @ts-ignore: decorator
@inline
export function storedKind(description: usize): u32 {
  return changetype<Description>(description).kind;
}

// @ts-ignore: decorator
@inline
export function setKind(description: usize, kind: u32): void {
  changetype<Description>(description).kind = kind;
}

// @ts-ignore: decorator
@inline
export function descriptionPath(description: usize): Path | null {
  return changetype<Description>(description).path;
}

// @ts-ignore: decorator
@inline
export function borrowOf(description: usize): u32 {
  return changetype<Description>(description).borrow;
}

// @ts-ignore: decorator
@inline
export function setBorrow(description: usize, handle: u32): void {
  changetype<Description>(description).borrow = handle;
}

/** The virtual file, or null for a descriptor of the host. */
// @ts-ignore: decorator
@inline
export function fileOf(description: usize): VirtualFile | null {
  return hasVirtual ? changetype<VirtualFile | null>(changetype<Description>(description).file) : null;
}

/** Whether a raw fd is of the module's own, and nothing of the host's. */
// @ts-ignore: decorator
@inline
export function isVirtual(raw: RawFd): bool {
  return hasVirtual && raw < -1;
}

/** Counts the owner outside of the table that a raw fd was borrowed from. */
export function beginOutside(description: usize): void {
  changetype<Description>(description).outside = 1;
  setOwners(description, ownersOf(description) + 1);
}

/** Ends the owner outside of the table. False where there is none. */
export function endOutside(description: usize): bool {
  if (!changetype<Description>(description).outside) return false;
  changetype<Description>(description).outside = 0;
  setOwners(description, ownersOf(description) - 1);
  return true;
}

/** Describes a raw fd that no description has yet. `path` is owned. */
export function describe(raw: RawFd, kind: u32, path: Path | null = null): usize {
  if (count >= bucketMask) spread(); // the first time as well: there are no buckets before
  let description = freed;
  if (description) freed = changetype<Description>(description).next;
  else description = heap.alloc(offsetof<Description>());
  const fresh = changetype<Description>(description);
  fresh.raw = raw;
  fresh.owners = 0;
  fresh.kind = kind;
  fresh.path = path;
  fresh.borrow = 0;
  fresh.outside = 0;
  fresh.file = 0;
  link(description);
  count++;
  return description;
}

/** Describes a file within the module, by a raw fd that nothing has yet. */
export function describeVirtual(file: VirtualFile): usize {
  hasVirtual = true;
  let raw = nextVirtual;
  while (find(raw)) raw = below(raw);
  nextVirtual = below(raw);
  const description = describe(raw, file.kind);
  attach(description, file);
  return description;
}

/** Makes a description refer to a virtual file. */
export function attach(description: usize, file: VirtualFile): void {
  // @ts-ignore: of asc's runtime
  changetype<Description>(description).file = __pin(changetype<usize>(file));
}

function below(raw: RawFd): RawFd {
  return raw == i32.MIN_VALUE ? FIRST_VIRTUAL : raw - 1;
}

/** Ends a description, without closing the raw fd. */
export function discard(description: usize): void {
  unlink(description);
  detach(description);
  Path.free(descriptionPath(description));
  changetype<Description>(description).next = freed;
  freed = description;
}

/** Detaches a description from its raw fd, which is closed or another owner's: its handles fail with EBADF from now on. */
export function orphan(description: usize): void {
  unlink(description);
  detach(description);
  changetype<Description>(description).raw = -1;
}

function detach(description: usize): void {
  if (!hasVirtual) return;
  const file = changetype<Description>(description).file;
  // @ts-ignore: of asc's runtime
  if (file) __unpin(file);
  changetype<Description>(description).file = 0;
}

/** Copies path and kind from the description of the file that has moved to this one's raw fd. */
export function inherit(description: usize, from: usize): void {
  Path.free(descriptionPath(description));
  changetype<Description>(description).path = descriptionPath(from);
  changetype<Description>(from).path = null;
  setKind(description, storedKind(from));
}

/** The description of a raw fd, or 0. */
export function find(raw: RawFd): usize {
  if (!buckets) return 0;
  let description = load<usize>(bucketOf(raw));
  while (description && changetype<Description>(description).raw != raw) description = changetype<Description>(description).next;
  return description;
}

// @ts-ignore: decorator
@inline
function bucketOf(raw: RawFd): usize {
  return buckets + (<usize>(<u32>raw & bucketMask) << alignof<usize>());
}

function link(description: usize): void {
  const bucket = bucketOf(changetype<Description>(description).raw);
  changetype<Description>(description).next = load<usize>(bucket);
  store<usize>(bucket, description);
}

function unlink(description: usize): void {
  if (changetype<Description>(description).raw == -1) return; // an orphan is in no bucket
  count--;
  const bucket = bucketOf(changetype<Description>(description).raw);
  const next = changetype<Description>(description).next;
  let at = load<usize>(bucket);
  if (at == description) {
    store<usize>(bucket, next);
    return;
  }
  while (changetype<Description>(at).next != description) at = changetype<Description>(at).next;
  changetype<Description>(at).next = next;
}

/** Doubles the index, so that a bucket holds one description on average. */
function spread(): void {
  const old = buckets;
  const oldCount = buckets ? bucketMask + 1 : 0;
  const newCount = oldCount ? oldCount << 1 : FIRST_BUCKETS;
  buckets = heap.alloc(<usize>newCount << alignof<usize>());
  memory.fill(buckets, 0, <usize>newCount << alignof<usize>());
  bucketMask = newCount - 1;
  for (let i: u32 = 0; i < oldCount; i++) {
    let description = load<usize>(old + (<usize>i << alignof<usize>()));
    while (description) {
      const next = changetype<Description>(description).next;
      link(description);
      description = next;
    }
  }
  if (old) heap.free(old);
}
