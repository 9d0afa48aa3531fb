// @trusted: hands descriptors to the host by their handles
import { Fdflags, Riflags, Sdflags } from "../wasi/types";
import { BorrowedFd } from "../fd";
import { moveTo } from "../fd/own";
import { Owner } from "../table";
import * as io from "../io";
import { borrow } from "../io/raw";
import { room } from "./buffer";

// The calls of the host's class Socket, as those of descriptor.ts.

/** Takes ownership of a socket that the host provided. */
export function io_given_socket(index: i32): i32 {
  return asSocket(io.takeGiven(index).code);
}

/** The number of sockets that the host provided. */
export function io_count_given_sockets(): i32 {
  return io.countGiven();
}

/** Blocks until there is a connection, and takes ownership of it as a Socket. */
export function io_accept(handle: u32, flags: i32): i32 {
  return asSocket(io.accept<BorrowedFd>(borrow(handle), <Fdflags>flags).code);
}

/** Receives up to `length` bytes into the buffer. */
export function io_recv(handle: u32, length: u32, flags: i32): i32 {
  return io.recvUnchecked<BorrowedFd>(borrow(handle), room(length), length, <Riflags>flags).code;
}

/** Whether the last datagram that was received was longer than `length`. */
export function io_was_truncated(): bool {
  return io.wasTruncated();
}

/** Sends up to `length` bytes from the buffer. */
export function io_send(handle: u32, length: u32): i32 {
  return io.sendUnchecked<BorrowedFd>(borrow(handle), room(length), length).code;
}

/** Ends one direction or both. */
export function io_shutdown(handle: u32, how: i32): i32 {
  return io.shutdown<BorrowedFd>(borrow(handle), <Sdflags>how).code;
}

/** An OwnedFd, or an error below zero. */
function asSocket(result: i32): i32 {
  return result < 0 ? result : <i32>moveTo<usize>(result, Owner.OWNED_FD, Owner.SOCKET);
}
