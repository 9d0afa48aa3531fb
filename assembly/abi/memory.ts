// Linear memory as the Canonical ABI uses it. What the host makes with `cabi_realloc` is ours, and freed where it is
// read ("taken"). What we lower stands in blocks of their own, which are freed together when the call is over.
// Nothing here allocates on the collected heap, so the collector never runs while the host writes.

import { fail } from "./fail";

/** Allocates memory in which the host writes strings and lists. The adapter of preview1 calls it before `_initialize`. */
export function cabi_realloc(old: usize, oldSize: usize, align: usize, size: usize): usize {
  if (!size) return align; // any aligned address will do, and nothing is freed later
  if (ASC_RUNTIME == STUB) {
    if (!isStarted) return moveTo(takePages(size), old, oldSize);
    if (oldSize && old < earlyEnd) return moveTo(heap.alloc(size), old, oldSize);
  }
  return oldSize ? heap.realloc(old, size) : heap.alloc(size);
}

// The stub runtime learns only in `_initialize` where its heap starts, and then takes all memory for its own. What is
// asked for before that gets pages behind it, and the heap is made to begin behind them.
// @ts-ignore: decorator
@inline const STUB = 0;

let earlyEnd: usize = 0;
let isStarted: bool = false;

if (ASC_RUNTIME == STUB) {
  if (earlyEnd) heap.alloc(earlyEnd - heap.alloc(1));
}
isStarted = true;

function takePages(size: usize): usize {
  const pages = memory.grow(<i32>((size + 0xffff) >>> 16));
  if (pages < 0) unreachable();
  const at = <usize>pages << 16;
  earlyEnd = <usize>memory.size() << 16;
  return at;
}

function moveTo(to: usize, from: usize, size: usize): usize {
  memory.copy(to, from, size);
  return to;
}

/** Frees a block of `cabi_realloc` for `size` bytes or elements. For 0 there is no block. */
// @ts-ignore: decorator
@inline
export function free(at: usize, size: usize): void {
  if (size && !isTakingBack) heap.free(at);
}

let isTakingBack: bool = false;

/** While this is on, `free` frees nothing: values are read back that we lowered, and `releaseChain` frees their blocks. */
export function takeBack(isOn: bool): void {
  isTakingBack = isOn;
}

/** Reads a value. As the builtin `load`, whose name a function of a WIT interface may have. */
// @ts-ignore: decorator
@inline
export function get<T>(at: usize, offset: usize = 0): T {
  return load<T>(at + offset);
}

/** Writes a value. */
// @ts-ignore: decorator
@inline
export function set<T>(at: usize, value: T, offset: usize = 0): void {
  store<T>(at + offset, value);
}

// A block that we lowered to starts with the address of the one before it. 8 bytes keep what follows aligned.
// @ts-ignore: decorator
@inline const HEADER: usize = 8;

let lowered: usize = 0;

/** A block of `size` bytes, aligned to 8, which lives until `release` of a mark that was taken before. */
export function alloc(size: usize): usize {
  if (!size) return HEADER;
  const block = heap.alloc(HEADER + size);
  store<usize>(block, lowered);
  lowered = block;
  return block + HEADER;
}

/** A block for `count` elements of `size` bytes each. */
export function allocList(count: i32, size: u32): usize {
  const total = <u64><u32>count * size;
  if (total > 0xffffff00) fail("a list is larger than memory");
  return alloc(<usize>total);
}

/** The last block, for `release`. */
// @ts-ignore: decorator
@inline
export function mark(): usize {
  return lowered;
}

/** The mark of the call whose result the host is reading. */
let resultMark: usize = 0;

/** Leaves the blocks since a mark to the host, which reads the result of a call in them. */
// @ts-ignore: decorator
@inline
export function keepResult(mark: usize): void {
  resultMark = mark;
}

/** Frees the blocks of the result that the host has read. What calls that still wait have lowered stays. */
export function releaseResult(): void {
  release(resultMark);
}

/** Frees all blocks since a mark. */
export function release(mark: usize): void {
  while (lowered != mark) {
    const block = lowered;
    lowered = load<usize>(block);
    heap.free(block);
  }
}

/** Takes the blocks since a mark out of the list, for a call that ends later. Returns them for `releaseChain`. */
export function detach(mark: usize): usize {
  const first = lowered;
  let last: usize = 0;
  for (let block = first; block != mark; block = load<usize>(block)) last = block;
  if (!last) return 0;
  store<usize>(last, 0);
  lowered = mark;
  return first;
}

/** Frees blocks that `detach` returned. */
export function releaseChain(first: usize): void {
  while (first) {
    const block = first;
    first = load<usize>(block);
    heap.free(block);
  }
}
