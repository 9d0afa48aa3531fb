// @trusted: an owner is a handle of the table
import { Fdflags, RawFd, Riflags, Sdflags } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { IntoFd, IntoSocketlike, OwnedFd, OwnedSocketlike, OwningSocketlike, RawSocketlike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { Received } from "../io";
import * as net from "../io/net";
import { SocketAddr } from "../io/socket-addr";

@unmanaged
class SocketTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.SOCKET; }
}

/**
 * A listening or connected socket, owned. On WASI 0.3 the program makes it; preview1 can't, so that the host provides it. It is
 * a handle: a number. `TcpListener` and `TcpStream` are other names for it. Rust's `TcpListener` and `TcpStream`.
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
   * Takes ownership of a socket that the host provides, by its index: the option `sockets` of `run` and `instantiate`, or `--listen`.
   * Fails with EBUSY if it was taken before, and with ENOENT if there is none.
   */
  static given(index: i32 = 0): Result<Socket> {
    const fd = io.takeGiven(index);
    return fd.isErr ? Result.err<Socket>(fd.code) : Result.ok<Socket>(Socket.fromFd(fd.value));
  }

  /**
   * Connects a new socket to an address, `host:port`; the host may be a name, whose addresses are tried one after the other.
   * Fails with ENOTSUP on preview1, which can't make sockets.
   */
  static connect(address: string): Result<Socket> {
    return net.connectTcp<Socket>(address);
  }

  /**
   * Has a new socket listen at an address, `host:port`. With port 0 the host selects one, which `localAddr` returns. Fails with
   * ENOTSUP on preview1, which can't make sockets.
   */
  static bind(address: string): Result<Socket> {
    return net.listenTcp<Socket>(address);
  }

  /** The number of sockets that the host provided, taken or not. */
  static countGiven(): i32 {
    return io.countGiven();
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): Socket {
    return moveTo<Socket>(changetype<usize>(fd), Owner.OWNED_FD, Owner.SOCKET);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): Socket {
    return Socket.fromFd(from.intoFd());
  }

  /** Takes ownership of a socketlike. `socketlike` is owned. */
  static fromSocketlike(socketlike: OwnedSocketlike): Socket {
    return Socket.fromFd(socketlike.intoFd());
  }

  /** Takes ownership of anything that has `intoSocketlike`. If that fails `from` stays the owner; under the transform it is dropped. */
  static fromIntoSocketlike<T extends IntoSocketlike>(from: T): Result<Socket> {
    const socketlike = from.intoSocketlike();
    if (socketlike.isErr) return Result.err<Socket>(socketlike.code);
    return Result.ok<Socket>(Socket.fromSocketlike(socketlike.value));
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
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

  /** Makes a second owner of the same socket. */
  tryClone(): Result<Socket> {
    return tryCloneOf<Socket>(changetype<usize>(this), Owner.SOCKET);
  }

  /** Returns the address of this socket. Fails with ENOTSUP on preview1. */
  localAddr(): ManagedResult<SocketAddr> {
    return net.localAddr<Socket>(this);
  }

  /** Returns the address of the other side. Fails with ENOTSUP on preview1. */
  peerAddr(): ManagedResult<SocketAddr> {
    return net.peerAddr<Socket>(this);
  }

  /** Blocks until there is a connection, and takes ownership of it. `sock_accept` */
  accept(flags: Fdflags = <Fdflags>0): Result<Socket> {
    const connection = io.accept<Socket>(this, flags);
    return connection.isErr ? Result.err<Socket>(connection.code) : Result.ok<Socket>(Socket.fromFd(connection.value));
  }

  /** Receives into `buffer`, which is borrowed; 0 bytes are the end of a stream. `sock_recv` */
  recv(buffer: Uint8Array, flags: Riflags = <Riflags>0, at: i32 = 0, length: i32 = buffer.length - at): ManagedResult<Received> {
    return io.recv<Socket>(this, buffer, flags, at, length);
  }

  /** Sends from `buffer`, which is borrowed. Returns the number of bytes sent, which may be fewer. `sock_send` */
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

  /** Reads into `buffer`, which is borrowed. Returns the number of bytes, 0 at the end. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<Socket>(this, buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<Socket>(this, buffers);
  }

  /** Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the end comes before that. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<Socket>(this, buffer);
  }

  /** Reads until the other side ends its sending. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<Socket>(this);
  }

  /** Reads until the other side ends its sending, as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
  readToString(): ManagedResult<string> {
    return io.readToString<Socket>(this);
  }

  /** Writes from `buffer`, which is borrowed. Returns the number of bytes, which may be fewer. `fd_write` */
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

  /** Sets whether calls that would block fail with EAGAIN. Returns the previous flags. `fd_fdstat_set_flags` */
  setNonblocking(on: bool): Result<Fdflags> {
    return io.setNonblocking<Socket>(this, on);
  }
}
