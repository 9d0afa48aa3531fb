// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import {
  resolve_addresses, sock_address, tcp_connect, tcp_listen, udp_bind, udp_connect, udp_receive, udp_send,
} from "../wasi/p3";
import { Filetype } from "../wasi/types";
import { Owner, adoptOpened } from "../table";
import { fail } from "../result/record";
import { ManagedResult, Result } from "../result";
import { AsFd } from "../fd";
import { done, failOn, handleOf, rawFd } from "./raw";
import { range } from "./read-write";
import { SocketAddr, hostOf, ipText, portOf, readAddress, writeAddress } from "./socket-addr";

// Sockets that the program makes itself. WASI 0.3 can do that, preview1 can't. `T` is the caller's type for the owner, a number.

// @ts-ignore: decorator
@lazy const address = memory.data(32, 8);
// @ts-ignore: decorator
@lazy const result = memory.data(8, 4);

const TCP_CONNECT = 0, TCP_LISTEN = 1, UDP_BIND = 2;

/** Connects a new socket, a `T` = `Socket`, to `host:port`; the host may be a name, whose addresses are tried one after the other. */
export function connectTcp<T>(to: string): Result<T> {
  return openSocket<T>(TCP_CONNECT, to, "connect");
}

/** Has a new socket, a `T` = `Socket`, listen at `host:port`. With port 0 the host selects one. */
export function listenTcp<T>(at: string): Result<T> {
  return openSocket<T>(TCP_LISTEN, at, "bind");
}

/** Binds a new socket for datagrams, a `T` = `UdpSocket`, to `host:port`. */
export function bindUdp<T>(at: string): Result<T> {
  return openSocket<T>(UDP_BIND, at, "bind");
}

/** Returns the addresses of a name, in the order in which to try them. */
export function lookup(name: string): ManagedResult<string[]> {
  if (!isDefined(IO_LIFETIMES_P3)) return ManagedResult.err<string[]>(unsupported("lookup"));
  const text = String.UTF8.encode(name);
  const errno = resolve_addresses(changetype<usize>(text), text.byteLength, result);
  if (errno) return ManagedResult.err<string[]>(fail(errno, "lookup"));
  const list = load<usize>(result), count = load<u32>(result, 4);
  const found: string[] = [];
  for (let i: u32 = 0; i < count; i++) found.push(ipText(list + i * 18));
  if (count) heap.free(list);
  return ManagedResult.ok<string[]>(found);
}

/** Returns the address of a socket. */
// @ts-ignore: decorator
@borrows("fd")
export function localAddr<Fd extends AsFd>(fd: Fd): ManagedResult<SocketAddr> {
  return addressOf<Fd>(fd, false, "localAddr");
}

/** Returns the address of the other side of a socket. */
// @ts-ignore: decorator
@borrows("fd")
export function peerAddr<Fd extends AsFd>(fd: Fd): ManagedResult<SocketAddr> {
  return addressOf<Fd>(fd, true, "peerAddr");
}

/** Sets where the datagrams of a socket go to, and come from, `host:port`. */
// @ts-ignore: decorator
@borrows("fd")
export function connectUdp<Fd extends AsFd>(fd: Fd, to: string): Result<void> {
  if (!isDefined(IO_LIFETIMES_P3)) return Result.err<void>(unsupported("connect"));
  const failure = locate(to, "connect");
  return failure ? Result.err<void>(failure) : done<Fd>(fd, udp_connect(rawFd<Fd>(fd), address), "connect");
}

/** Sends part of a buffer, which is borrowed, as one datagram to `host:port`. */
// @ts-ignore: decorator
@borrows("fd")
export function sendTo<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, to: string, at: i32, length: i32): Result<i32> {
  if (!isDefined(IO_LIFETIMES_P3)) return Result.err<i32>(unsupported("sendTo"));
  const failure = locate(to, "sendTo");
  if (failure) return Result.err<i32>(failure);
  const errno = udp_send(rawFd<Fd>(fd), range(buffer, at, length), length, address);
  return errno ? Result.err<i32>(failOn(handleOf<Fd>(fd), errno, "sendTo")) : Result.ok<i32>(length);
}

/** A datagram that `recvFrom` received. */
export class Datagram {
  constructor(
    /** Bytes in the buffer. */
    public readonly length: i32,
    /** Whether it was longer than the buffer, and its rest is lost. */
    public readonly truncated: bool,
    /** Where it came from. */
    public readonly from: SocketAddr,
  ) {}
}

/** Receives a datagram into a buffer, which is borrowed. */
// @ts-ignore: decorator
@borrows("fd")
export function recvFrom<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, at: i32, length: i32): ManagedResult<Datagram> {
  if (!isDefined(IO_LIFETIMES_P3)) return ManagedResult.err<Datagram>(unsupported("recvFrom"));
  const errno = udp_receive(rawFd<Fd>(fd), range(buffer, at, length), length, result, address);
  if (errno) return ManagedResult.err<Datagram>(failOn(handleOf<Fd>(fd), errno, "recvFrom"));
  const size = load<i32>(result);
  return ManagedResult.ok<Datagram>(new Datagram(min(size, length), size > length, readAddress(address)));
}

// @ts-ignore: decorator
@borrows("fd")
function addressOf<Fd extends AsFd>(fd: Fd, isRemote: bool, operation: string): ManagedResult<SocketAddr> {
  if (!isDefined(IO_LIFETIMES_P3)) return ManagedResult.err<SocketAddr>(unsupported(operation));
  const errno = sock_address(rawFd<Fd>(fd), isRemote, address);
  if (errno) return ManagedResult.err<SocketAddr>(failOn(handleOf<Fd>(fd), errno, operation));
  return ManagedResult.ok<SocketAddr>(readAddress(address));
}

/** Makes a socket with each address of `host:port`, until one succeeds. */
function openSocket<T>(how: i32, to: string, operation: string): Result<T> {
  if (!isDefined(IO_LIFETIMES_P3)) return Result.err<T>(unsupported(operation));
  const found = ipsOf(to, operation);
  if (found.isErr) return Result.err<T>(found.code);
  const ips = found.value;
  let code = 0;
  for (let i = 0; i < ips.length; i++) {
    writeAddress(address, ips[i], <u16>portOf(to));
    code = openAt(how, operation);
    if (code >= 0) return changetype<Result<T>>(<usize>code);
  }
  return Result.err<T>(code);
}

/** Makes a socket with the address that was written last. Returns its handle, or an error below zero. */
function openAt(how: i32, operation: string): i32 {
  let errno: i32;
  if (how == TCP_CONNECT) errno = tcp_connect(address, result);
  else if (how == TCP_LISTEN) errno = tcp_listen(address, result);
  else errno = udp_bind(address, result);
  if (errno) return fail(errno, operation);
  const raw = load<i32>(result);
  return how == UDP_BIND
    ? adoptOpened(raw, Filetype.SOCKET_DGRAM, Owner.UDP_SOCKET, null)
    : adoptOpened(raw, Filetype.SOCKET_STREAM, Owner.SOCKET, null);
}

// @ts-ignore: decorator
@inline const NO_ADDRESS = "an address is a host and a port, as 127.0.0.1:80, [::1]:80 or example.org:80";

/** The IP addresses of the host in `host:port`, of which there is at least one. */
function ipsOf(to: string, operation: string): ManagedResult<string[]> {
  const parsed = SocketAddr.parse(to);
  if (parsed !== null) return ManagedResult.ok<string[]>([parsed.ip]);
  if (portOf(to) < 0) return ManagedResult.err<string[]>(fail(Errno.INVAL, operation, NO_ADDRESS));
  const found = lookup(hostOf(to));
  if (found.isErr || found.value.length) return found;
  return ManagedResult.err<string[]>(fail(Errno.NOENT, operation, "the name has no address"));
}

/** Writes the first address that `host:port` is. Returns an error, or 0. */
function locate(to: string, operation: string): i32 {
  const found = ipsOf(to, operation);
  if (found.isErr) return found.code;
  writeAddress(address, found.value[0], <u16>portOf(to));
  return 0;
}

function unsupported(operation: string): i32 {
  return fail(Errno.NOTSUP, operation, "WASI preview1 can't make sockets: compile with --target p3, or have the host provide one");
}
