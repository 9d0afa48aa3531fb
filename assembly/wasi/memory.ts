// @trusted: raw calls of WASI preview1, and memory by address

/**
 * Whether `size` more bytes fit into the 4 GiB that a module can address. asc's allocator traps if they don't, and calls with
 * large buffers ask first, so that they fail with an error.
 */
export function hasMemory(size: u32): bool {
  return (<u64>memory.size() << 16) + size + SLACK <= <u64>1 << 32;
}

// What the allocator may need besides: it rounds large sizes up to a sixteenth of a power of two.
// @ts-ignore: decorator
@inline const SLACK: u64 = 1 << 26;
