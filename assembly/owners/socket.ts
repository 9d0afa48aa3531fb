// @trusted: an owner is a handle of the table
import { Fdflags, RawFd, Riflags, Sdflags } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { IntoFd, IntoSocketlike, OwnedFd, OwnedSocketlike, OwningSocketlike, RawSocketlike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { Received } from "../io";

@unmanaged
class SocketTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.SOCKET; }
}

/**
 * A socket, listening or connected, owned. preview1 can't make one: the host gives it. It is a handle: a number. Rust's
 * `TcpListener` and `TcpStream`.
 */
@unmanaged
@final
@owned
export class Socket extends OwningSocketlike<SocketTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `Socket.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<Socket>(changetype<usize>(fd), Owner.OWNED_FD, Owner.SOCKET);
  }

  /**
   * Owns a socket that the host gave, by its number from 0 on: the option `sockets` of `run` and `instantiate`, or `--listen`.
   * Each can be taken once, after that it is EBUSY; one that isn't there is ENOENT.
   */
  static given(index: i32 = 0): Result<Socket> {
    const fd = io.takeGiven(index);
    return fd.isErr ? Result.err<Socket>(fd.code) : Result.ok<Socket>(Socket.fromFd(fd.value));
  }

  /** How many sockets the host gave, taken or not. */
  static countGiven(): i32 {
    return io.countGiven();
  }

  /** Takes over a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): Socket {
    return moveTo<Socket>(changetype<usize>(fd), Owner.OWNED_FD, Owner.SOCKET);
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): Socket {
    return Socket.fromFd(from.intoFd());
  }

  /** Takes over a socketlike. `socketlike` is owned. */
  static fromSocketlike(socketlike: OwnedSocketlike): Socket {
    return Socket.fromFd(socketlike.intoFd());
  }

  /** Takes over anything that has `intoSocketlike`. On an error `from` stays the owner; under the transform it is dropped. */
  static fromIntoSocketlike<T extends IntoSocketlike>(from: T): Result<Socket> {
    const socketlike = from.intoSocketlike();
    if (socketlike.isErr) return Result.err<Socket>(socketlike.code);
    return Result.ok<Socket>(Socket.fromSocketlike(socketlike.value));
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): Socket {
    return ownRaw<Socket>(raw, Owner.SOCKET);
  }

  // @ts-ignore: decorator
  @unsafe
  static fromRawSocketlike(raw: RawSocketlike): Socket {
    return Socket.fromRawFd(raw);
  }

  /** A second owner of the same socket. */
  tryClone(): Result<Socket> {
    return tryCloneOf<Socket>(changetype<usize>(this), Owner.SOCKET);
  }

  /** Waits for a connection, and owns it. `sock_accept` */
  accept(flags: Fdflags = <Fdflags>0): Result<Socket> {
    const connection = io.accept<Socket>(this, flags);
    return connection.isErr ? Result.err<Socket>(connection.code) : Result.ok<Socket>(Socket.fromFd(connection.value));
  }

  /** Receives into `buffer`, which is borrowed; 0 bytes are the end of a stream. `sock_recv` */
  recv(buffer: Uint8Array, flags: Riflags = <Riflags>0, at: i32 = 0, length: i32 = buffer.length - at): ManagedResult<Received> {
    return io.recv<Socket>(this, buffer, flags, at, length);
  }

  /** Sends from `buffer`, which is borrowed, as much as goes at once. Gives the number of bytes sent. `sock_send` */
  send(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.send<Socket>(this, buffer, at, length);
  }

  /**
   * Ends one direction, or with `Sdflags.RD | Sdflags.WR` both. After the end of sending the other side reads to its
   * end. `sock_shutdown`
   */
  shutdown(how: Sdflags): Result<void> {
    return io.shutdown<Socket>(this, how);
  }

  /** Reads into `buffer`, which is borrowed; 0 bytes are the end. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<Socket>(this, buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<Socket>(this, buffers);
  }

  /** Fills all of `buffer`, which is borrowed. An end before that is EIO. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<Socket>(this, buffer);
  }

  /** Reads until the other side ends its sending. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<Socket>(this);
  }

  /** Reads until the other side ends its sending, as UTF-8. Bytes that aren't are EILSEQ. */
  readToString(): ManagedResult<string> {
    return io.readToString<Socket>(this);
  }

  /** Writes from `buffer`, which is borrowed, as much as goes at once. `fd_write` */
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.write<Socket>(this, buffer, at, length);
  }

  /** Writes the buffers, which are borrowed, one after the other. `fd_write` */
  writeVectored(buffers: Uint8Array[]): Result<i32> {
    return io.writeVectored<Socket>(this, buffers);
  }

  /** Writes all of `buffer`, which is borrowed. */
  writeAll(buffer: Uint8Array): Result<void> {
    return io.writeAll<Socket>(this, buffer);
  }

  /** Writes all of a text, as UTF-8. */
  writeString(text: string): Result<void> {
    return io.writeString<Socket>(this, text);
  }

  /** Has calls that would wait fail with EAGAIN, or no longer. Gives the flags as they were. `fd_fdstat_set_flags` */
  setNonblocking(on: bool): Result<Fdflags> {
    return io.setNonblocking<Socket>(this, on);
  }
}
