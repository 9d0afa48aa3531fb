// @trusted: descriptions live in the table, not in variables
import { Iovec } from "../wasi/structs";

// preview1's arrays of buffers, for reading and for writing alike.

// @ts-ignore: decorator
@inline
export function vectorAt(iovs: usize, index: i32): Iovec {
  return changetype<Iovec>(iovs + index * offsetof<Iovec>());
}

/** The bytes of all buffers together. */
export function totalOf(iovs: usize, count: i32): u64 {
  let total: u64 = 0;
  for (let i = 0; i < count; i++) total += vectorAt(iovs, i).buf_len;
  return total;
}
