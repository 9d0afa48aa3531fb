/** Allocates for who calls the component: WASI's adapter and the Canonical ABI. */
export function cabi_realloc(old: usize, oldSize: usize, _align: usize, newSize: usize): usize {
  const made = heap.alloc(newSize);
  if (old) {
    memory.copy(made, old, min(oldSize, newSize));
    heap.free(old);
  }
  return made;
}
