import { Ref } from "as-io-lifetimes";
import { Fd } from "./bindings/imports/io-lifetimes/fd/fds";

/** Reads the first line. The descriptor is borrowed: it goes back to its owner with the call. */
export function firstLine(fd: Ref<Fd>): string {
  const read = fd.read(4096);
  if (read.isErr) return "";
  const text = String.UTF8.decode(read.value.buffer);
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
