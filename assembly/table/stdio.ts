// @trusted: makes and ends handles
import { Ciovec } from "../wasi/structs";
import { setRedirection, writeBytes } from "../wasi/text";
import { RawFd } from "../wasi/types";
import { fd_write } from "./calls";
import { borrowOf, isVirtual, rawOfDescription, setBorrow } from "./description";
import { borrowRaw, exchange, isLive, own, owned } from "./handle";
import { descriptionOf, insert, ownerOf, remove, setOwner, slotOf } from "./slot";
import { Owner } from "../shared/owner";

// The three standard streams. Each is a handle that stays the same number; what it refers to can be exchanged.

// @ts-ignore: decorator
@lazy const handles: usize = memory.data(3 * sizeof<u32>(), 4);

/** The handle of a standard stream, which has no owner in the module. */
export function streamHandle(stream: u32): u32 {
  const at = handles + (<usize>stream << 2);
  let handle = load<u32>(at);
  if (!isLive(handle)) {
    handle = borrowRaw(<RawFd>stream);
    store<u32>(at, handle);
  }
  return handle;
}

/**
 * Makes a standard stream refer to the description of `from`, and ends `from`. Returns a new owner, of type `owner`, of what
 * the stream referred to before; 0 where `from` is stale. The host's own stream is never closed by that owner.
 */
export function exchangeStream(stream: u32, from: u32, owner: u32): u32 {
  const source = owned(from, owner, "moved");
  if (!source) return 0;
  const handle = streamHandle(stream);
  const slot = slotOf(handle);
  const before = exchange(slot, descriptionOf(source));
  remove(source); // its share of the description is the stream's now
  setRedirection(writeStream);
  if (ownerOf(slot) == Owner.STREAM) return insert(before, owner); // and the stream's of `before` is the caller's
  setOwner(slot, Owner.STREAM);
  if (borrowOf(before) == handle) setBorrow(before, 0);
  return own(before, owner);
}

/** Writes for the console to a stream that may be redirected. Ignores errors, as the console does. */
function writeStream(stream: RawFd, bytes: usize, length: usize): void {
  const slot = slotOf(streamHandle(stream));
  const raw = rawOfDescription(descriptionOf(slot));
  if (!isVirtual(raw)) return writeBytes(raw, bytes, length);
  const vector = memory.data(offsetof<Ciovec>(), 8), written = memory.data(4, 4);
  while (length) {
    store<usize>(vector, bytes);
    store<u32>(vector, <u32>length, 4);
    if (fd_write(raw, vector, 1, written) || !load<u32>(written)) return;
    bytes += load<u32>(written);
    length -= load<u32>(written);
  }
}
