import { Errno } from "../shared/errno";
import { Owner, adoptVirtual, newInode } from "../table";
import { fail } from "../result/record";
import { ManagedResult } from "../result";
import { NO_CAPACITY, isCapacity } from "../inside/capacity";
import { SocketEnd } from "../inside/pipe-description";
import { Ring } from "../inside/ring";
import { Socket } from "./socket";

/** As much as waits in a pipe. */
// @ts-ignore: decorator
@inline const CAPACITY: i32 = 1 << 16;

/** Two sockets that are connected with each other. Take them out: `const a = pair.first, b = pair.second`. */
@owned
export class SocketPair {
  constructor(
    public first: Socket,
    public second: Socket,
  ) {}
}

/**
 * Creates two stream sockets within the module: bytes sent through one are received from the other, and up to `capacity`
 * bytes wait in each direction. As with pipes, a call that would wait for the other one fails with EAGAIN.
 * Rust's `UnixStream::pair`.
 */
// @ts-ignore: decorator
@trusted
export function socketPair(capacity: i32 = CAPACITY): ManagedResult<SocketPair> {
  if (!isCapacity(capacity)) return ManagedResult.err<SocketPair>(fail(Errno.INVAL, "socketPair", NO_CAPACITY));
  const forth = new Ring(capacity), back = new Ring(capacity);
  const first = socket(new SocketEnd(newInode(), back, forth));
  const second = socket(new SocketEnd(newInode(), forth, back));
  return ManagedResult.ok<SocketPair>(new SocketPair(first, second));
}

// @ts-ignore: decorator
@trusted
function socket(end: SocketEnd): Socket {
  return changetype<Socket>(<usize>adoptVirtual(end, Owner.SOCKET));
}
