// @trusted: an owner is a handle of the table
import { RawFd, Riflags } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { OwnedFd, OwningSocketlike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import * as net from "../io/net";
import { Datagram } from "../io/net";
import { SocketAddr } from "../io/socket-addr";

@unmanaged
class UdpSocketTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.UDP_SOCKET; }
}

/** A socket for datagrams, owned. It is a handle: a number. The program makes it itself, on WASI 0.3. Rust's `UdpSocket`. */
@unmanaged
@final
@owned
export class UdpSocket extends OwningSocketlike<UdpSocketTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `UdpSocket.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<UdpSocket>(changetype<usize>(fd), Owner.OWNED_FD, Owner.UDP_SOCKET);
  }

  /**
   * Makes a socket at an address, `host:port`. With port 0 the host selects one, which `localAddr` returns. Fails with ENOTSUP
   * on preview1.
   */
  static bind(address: string): Result<UdpSocket> {
    return net.bindUdp<UdpSocket>(address);
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): UdpSocket {
    return moveTo<UdpSocket>(changetype<usize>(fd), Owner.OWNED_FD, Owner.UDP_SOCKET);
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): UdpSocket {
    return ownRaw<UdpSocket>(raw, Owner.UDP_SOCKET);
  }

  /** Makes a second owner of the same socket. */
  tryClone(): Result<UdpSocket> {
    return tryCloneOf<UdpSocket>(changetype<usize>(this), Owner.UDP_SOCKET);
  }

  /** Sends part of `buffer`, which is borrowed, as one datagram to an address, `host:port`. Returns the number of bytes. */
  sendTo(buffer: Uint8Array, address: string, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return net.sendTo<UdpSocket>(this, buffer, address, at, length);
  }

  /** Blocks until there is a datagram, and receives it into `buffer`, which is borrowed. */
  recvFrom(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): ManagedResult<Datagram> {
    return net.recvFrom<UdpSocket>(this, buffer, at, length);
  }

  /** Sets the address that `send` sends to. Datagrams from others are no longer received. */
  connect(address: string): Result<void> {
    return net.connectUdp<UdpSocket>(this, address);
  }

  /** Sends part of `buffer`, which is borrowed, as one datagram. `connect` must have been called. `sock_send` */
  send(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.send<UdpSocket>(this, buffer, at, length);
  }

  /** Like `recvFrom`, without the address. `sock_recv` */
  recv(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): ManagedResult<io.Received> {
    return io.recv<UdpSocket>(this, buffer, <Riflags>0, at, length);
  }

  /** Returns the address of this socket. */
  localAddr(): ManagedResult<SocketAddr> {
    return net.localAddr<UdpSocket>(this);
  }

  /** Returns the address that `connect` set. */
  peerAddr(): ManagedResult<SocketAddr> {
    return net.peerAddr<UdpSocket>(this);
  }

  /** Sets whether a call that would block fails with EAGAIN. */
  setNonblocking(on: bool): Result<void> {
    const set = io.setNonblocking<UdpSocket>(this, on);
    return set.isErr ? Result.err<void>(set.code) : Result.done();
  }
}
