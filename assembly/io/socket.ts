import { sock_accept, sock_recv, sock_send, sock_shutdown } from "../table";
import { Ciovec } from "../wasi/structs";
import { Fdflags, Filetype, Riflags, Roflags, Sdflags } from "../wasi/types";
import { Owner, adoptOpened } from "../table";
import { ManagedResult, Result } from "../result";
import { AsFd, OwnedFd } from "../fd";
import { done, failOn, handleOf, rawFd } from "./raw";

// @ts-ignore: decorator
@lazy const vector = memory.data(offsetof<Ciovec>(), 8);
// @ts-ignore: decorator
@lazy const size = memory.data(8, 4);

/** What `recv` got. */
export class Received {
  constructor(
    /** Bytes in the buffer; 0 is the end of a stream. */
    public length: i32,
    /** Whether a datagram was longer than the buffer, and its rest is lost. */
    public truncated: bool,
  ) {}
}

/** Waits for a connection on a listening socket, and owns it. `sock_accept` */
// @ts-ignore: decorator
@borrows("fd")
export function accept<Fd extends AsFd>(fd: Fd, flags: Fdflags = <Fdflags>0): Result<OwnedFd> {
  const errno = sock_accept(rawFd<Fd>(fd), flags, size);
  if (errno) return Result.err<OwnedFd>(failOn(handleOf<Fd>(fd), errno, "accept"));
  const handle = adoptOpened(load<i32>(size), Filetype.SOCKET_STREAM, Owner.OWNED_FD, null);
  return changetype<Result<OwnedFd>>(<usize>handle);
}

/** Receives into `buffer`, which is borrowed. `sock_recv` */
// @ts-ignore: decorator
@borrows("fd")
export function recv<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, flags: Riflags = <Riflags>0): ManagedResult<Received> {
  const raw = rawFd<Fd>(fd);
  fill(buffer);
  const errno = sock_recv(raw, vector, 1, flags, size, size + 4);
  if (errno) return ManagedResult.err<Received>(failOn(handleOf<Fd>(fd), errno, "recv"));
  const truncated = (load<u16>(size, 4) & Roflags.RECV_DATA_TRUNCATED) != 0;
  return ManagedResult.ok<Received>(new Received(load<i32>(size), truncated));
}

/** Sends from `buffer`, which is borrowed. Gives the number of bytes sent. `sock_send` */
// @ts-ignore: decorator
@borrows("fd")
export function send<Fd extends AsFd>(fd: Fd, buffer: Uint8Array): Result<i32> {
  const raw = rawFd<Fd>(fd);
  fill(buffer);
  const errno = sock_send(raw, vector, 1, 0, size);
  return errno ? Result.err<i32>(failOn(handleOf<Fd>(fd), errno, "send")) : Result.ok<i32>(load<i32>(size));
}

/** Ends one direction of a socket or both. `sock_shutdown` */
// @ts-ignore: decorator
@borrows("fd")
export function shutdown<Fd extends AsFd>(fd: Fd, how: Sdflags): Result<void> {
  return done<Fd>(fd, sock_shutdown(rawFd<Fd>(fd), how), "shutdown");
}

function fill(buffer: Uint8Array): void {
  store<usize>(vector, buffer.dataStart);
  store<u32>(vector, buffer.length, 4);
}
