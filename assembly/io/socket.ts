// @trusted: passes raw descriptors to WASI
import { sock_accept, sock_recv, sock_send, sock_shutdown } from "../table";
import { Ciovec } from "../wasi/structs";
import { Fdflags, Filetype, Riflags, Roflags, Sdflags } from "../wasi/types";
import { Owner, adoptOpened } from "../table";
import { ManagedResult, Result } from "../result";
import { AsFd, OwnedFd } from "../fd";
import { done, failOn, handleOf, rawFd } from "./raw";
import { range } from "./read-write";

// @ts-ignore: decorator
@lazy const vector = memory.data(offsetof<Ciovec>(), 8);
// @ts-ignore: decorator
@lazy const size = memory.data(8, 4);

/** The result of `recv`. */
export class Received {
  constructor(
    /** Bytes in the buffer; 0 is the end of a stream. */
    public length: i32,
    /** Whether a datagram was longer than the buffer, and its rest is lost. */
    public truncated: bool,
  ) {}
}

/** Blocks until a listening socket has a connection, and takes ownership of it. `sock_accept` */
// @ts-ignore: decorator
@borrows("fd")
export function accept<Fd extends AsFd>(fd: Fd, flags: Fdflags = <Fdflags>0): Result<OwnedFd> {
  const errno = sock_accept(rawFd<Fd>(fd), flags, size);
  if (errno) return Result.err<OwnedFd>(failOn(handleOf<Fd>(fd), errno, "accept"));
  const handle = adoptOpened(load<i32>(size), Filetype.SOCKET_STREAM, Owner.OWNED_FD, null);
  return changetype<Result<OwnedFd>>(<usize>handle);
}

/**
 * Receives into `buffer`, which is borrowed, from `at` on, up to `length` bytes. Traps where the range is not in the
 * buffer. `sock_recv`
 */
// @ts-ignore: decorator
@borrows("fd")
export function recv<Fd extends AsFd>(
  fd: Fd, buffer: Uint8Array, flags: Riflags = <Riflags>0, at: i32 = 0, length: i32 = buffer.length - at,
): ManagedResult<Received> {
  const got = recvUnchecked<Fd>(fd, range(buffer, at, length), length, flags);
  if (got.isErr) return ManagedResult.err<Received>(got.code);
  return ManagedResult.ok<Received>(new Received(got.value, wasTruncated()));
}

/** Like `recv`, into `length` bytes of memory at `pointer`. Returns the number of bytes. See `wasTruncated`. `sock_recv` */
// @ts-ignore: decorator
@unsafe @borrows("fd")
export function recvUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32, flags: Riflags = <Riflags>0): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  const errno = sock_recv(raw, vector, 1, flags, size, size + 4);
  return errno ? Result.err<i32>(failOn(handleOf<Fd>(fd), errno, "recv")) : Result.ok<i32>(load<i32>(size));
}

/** Whether the last datagram that was received was longer than its buffer. */
export function wasTruncated(): bool {
  return (load<u16>(size, 4) & Roflags.RECV_DATA_TRUNCATED) != 0;
}

/**
 * Sends up to `length` bytes from `buffer`, which is borrowed, at `at`. Returns the number of bytes
 * sent. Traps where the range is not in the buffer. `sock_send`
 */
// @ts-ignore: decorator
@borrows("fd")
export function send<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
  return sendUnchecked<Fd>(fd, range(buffer, at, length), length);
}

/** Like `send`, from `length` bytes of memory at `pointer`. `sock_send` */
// @ts-ignore: decorator
@unsafe @borrows("fd")
export function sendUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  const errno = sock_send(raw, vector, 1, 0, size);
  return errno ? Result.err<i32>(failOn(handleOf<Fd>(fd), errno, "send")) : Result.ok<i32>(load<i32>(size));
}

/** Ends one direction of a socket or both. `sock_shutdown` */
// @ts-ignore: decorator
@borrows("fd")
export function shutdown<Fd extends AsFd>(fd: Fd, how: Sdflags): Result<void> {
  return done<Fd>(fd, sock_shutdown(rawFd<Fd>(fd), how), "shutdown");
}

function one(pointer: usize, length: u32): void {
  store<usize>(vector, pointer);
  store<u32>(vector, length, 4);
}
