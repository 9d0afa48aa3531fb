// @trusted: makes and ends handles
import { RawFd } from "../wasi/types";
import { Path } from "../result/path";
import { VirtualFile } from "./virtual";

// What slots refer to: an open raw fd, shared by as many owners as `tryClone` made. An index from raw fds to
// descriptions notices when one raw fd comes to have two of them. What is within the module, and not the host's, has a
// raw fd below -1, which no host gives.
//
//   description    0 raw     i32     the raw fd, or -1 where it is gone
//                  4 owners  u32     owning slots, and the owner outside; the raw fd is closed with the last one
//                  8 kind    u32     WASI's filetype, or UNASKED
//                 12 path    Path    owned by the description, or null
//                 16 next    usize   in its bucket of the index; in a free description, the next free one
//                 20 borrow  u32     the handle that `borrowRaw` gave for it, or 0
//                 24 outside u32     1 where one of the owners is outside of the table, as the host is for stdio
//                 28 file    VirtualFile  pinned by the description; null where the file is the host's

// @ts-ignore: decorator
@inline const SIZE = 32;
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
  return load<i32>(description);
}

// @ts-ignore: decorator
@inline
export function ownersOf(description: usize): u32 {
  return load<u32>(description, 4);
}

// @ts-ignore: decorator
@inline
export function setOwners(description: usize, owners: u32): void {
  store<u32>(description, owners, 4);
}

// @ts-ignore: decorator
@inline
export function storedKind(description: usize): u32 {
  return load<u32>(description, 8);
}

// @ts-ignore: decorator
@inline
export function setKind(description: usize, kind: u32): void {
  store<u32>(description, kind, 8);
}

// @ts-ignore: decorator
@inline
export function descriptionPath(description: usize): Path | null {
  return load<Path | null>(description, 12);
}

// @ts-ignore: decorator
@inline
export function borrowOf(description: usize): u32 {
  return load<u32>(description, 20);
}

// @ts-ignore: decorator
@inline
export function setBorrow(description: usize, handle: u32): void {
  store<u32>(description, handle, 20);
}

/** What is within the module; null for what the host has. */
// @ts-ignore: decorator
@inline
export function fileOf(description: usize): VirtualFile | null {
  return hasVirtual ? load<VirtualFile | null>(description, 28) : null;
}

/** Whether a raw fd is of the module's own, and nothing of the host's. */
// @ts-ignore: decorator
@inline
export function isVirtual(raw: RawFd): bool {
  return hasVirtual && raw < -1;
}

/** Counts the owner outside of the table that a raw fd was borrowed from. */
export function beginOutside(description: usize): void {
  store<u32>(description, 1, 24);
  setOwners(description, ownersOf(description) + 1);
}

/** Ends the owner outside of the table. False where there is none. */
export function endOutside(description: usize): bool {
  if (!load<u32>(description, 24)) return false;
  store<u32>(description, 0, 24);
  setOwners(description, ownersOf(description) - 1);
  return true;
}

/** Describes a raw fd that no description has yet. `path` is owned. */
export function describe(raw: RawFd, kind: u32, path: Path | null = null): usize {
  if (count >= bucketMask) spread(); // the first time as well: there are no buckets before
  let description = freed;
  if (description) freed = load<usize>(description, 16);
  else description = heap.alloc(SIZE);
  store<i32>(description, raw);
  store<u32>(description, 0, 4);
  store<u32>(description, kind, 8);
  store<Path | null>(description, path, 12);
  store<u32>(description, 0, 20);
  store<u32>(description, 0, 24);
  store<usize>(description, 0, 28);
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

/** Makes a description stand for a file within the module. */
export function attach(description: usize, file: VirtualFile): void {
  // @ts-ignore: of asc's runtime
  store<usize>(description, __pin(changetype<usize>(file)), 28);
}

function below(raw: RawFd): RawFd {
  return raw == i32.MIN_VALUE ? FIRST_VIRTUAL : raw - 1;
}

/** Ends a description. What it stands for is left as it is. */
export function discard(description: usize): void {
  unlink(description);
  detach(description);
  Path.free(descriptionPath(description));
  store<usize>(description, freed, 16);
  freed = description;
}

/** Parts a description from its raw fd, which is gone or someone else's: its handles answer EBADF from here on. */
export function orphan(description: usize): void {
  unlink(description);
  detach(description);
  store<i32>(description, -1);
}

function detach(description: usize): void {
  if (!hasVirtual) return;
  const file = load<usize>(description, 28);
  // @ts-ignore: of asc's runtime
  if (file) __unpin(file);
  store<usize>(description, 0, 28);
}

/** Gives a description what another one knows of the file, which has moved to its raw fd. */
export function inherit(description: usize, from: usize): void {
  Path.free(descriptionPath(description));
  store<Path | null>(description, descriptionPath(from), 12);
  store<Path | null>(from, null, 12);
  setKind(description, storedKind(from));
}

/** The description of a raw fd, or 0. */
export function find(raw: RawFd): usize {
  if (!buckets) return 0;
  let description = load<usize>(bucketOf(raw));
  while (description && load<i32>(description) != raw) description = load<usize>(description, 16);
  return description;
}

// @ts-ignore: decorator
@inline
function bucketOf(raw: RawFd): usize {
  return buckets + (<usize>(<u32>raw & bucketMask) << alignof<usize>());
}

function link(description: usize): void {
  const bucket = bucketOf(load<i32>(description));
  store<usize>(description, load<usize>(bucket), 16);
  store<usize>(bucket, description);
}

function unlink(description: usize): void {
  if (load<i32>(description) == -1) return; // an orphan is in no bucket
  count--;
  const bucket = bucketOf(load<i32>(description));
  const next = load<usize>(description, 16);
  let at = load<usize>(bucket);
  if (at == description) {
    store<usize>(bucket, next);
    return;
  }
  while (load<usize>(at, 16) != description) at = load<usize>(at, 16);
  store<usize>(at, next, 16);
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
      const next = load<usize>(description, 16);
      link(description);
      description = next;
    }
  }
  if (old) heap.free(old);
}
