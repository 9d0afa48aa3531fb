// A command that doesn't end by itself: how is said by the first letter of its argument.

import { args_get, args_sizes_get, fd_read, fd_write, path_open, poll_oneoff } from "as-io-lifetimes/assembly/wasi";

const result = memory.data(16);
const pointers = memory.data(64);
const text = memory.data(1024);
const iovec = memory.data(8);
const subscription = memory.data(48);
const event = memory.data(32);

function argument(): u8 {
  args_sizes_get(result, result + 4);
  args_get(pointers, text);
  return load<u8>(load<usize>(pointers, 4));
}

function write(size: u32): i32 {
  store<usize>(iovec, text);
  store<u32>(iovec, size, 4);
  return fd_write(1, iovec, 1, result);
}

function openAll(): void {
  store<u8>(text, 0x2e); // "."
  while (path_open(3, 0, text, 1, 0, 0, 0, 0, result) == 0) {}
}

function recurse(n: i32): i32 {
  return n == -1 ? 0 : recurse(n + 1) + recurse(n + 2);
}

let kept: StaticArray<u8>[] = [];

const how = argument();
if (how == 0x61 /* allocate */) {
  for (;;) kept.push(new StaticArray<u8>(1 << 16));
} else if (how == 0x6f /* open */) {
  openAll();
  for (;;) {}
} else if (how == 0x72 /* recurse */) {
  recurse(0);
} else if (how == 0x73 /* sleep */) {
  store<u32>(subscription, 1, 16);
  store<u64>(subscription, u64.MAX_VALUE / 2, 24);
  poll_oneoff(subscription, event, 1, result);
} else if (how == 0x70 /* print */) {
  for (;;) write(1024);
} else if (how == 0x69 /* input */) {
  store<usize>(iovec, text);
  store<u32>(iovec, 1, 4);
  fd_read(0, iovec, 1, result);
} else if (how == 0x6c /* loop */) {
  for (;;) {}
} else {
  store<u8>(text, 0x21);
  write(1);
}
