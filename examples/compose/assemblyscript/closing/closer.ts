import { Fd } from "./bindings/imports/io-lifetimes/fd/fds";

/** Tells the size of the file. The descriptor is owned: it is closed where this ends. */
export function finish(fd: Fd): u64 {
  const stat = fd.stat();
  return stat.isErr ? 0 : stat.value.size;
}
