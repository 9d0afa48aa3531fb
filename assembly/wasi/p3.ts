// @trusted: raw calls of WASI, and memory by address
// Calls that preview1 doesn't have. A program that was compiled with `--target p3` has them from assembly/p3; in others nothing
// may call them. An address of a socket is 32 bytes, as `ip-socket-address` of wasi:sockets is in memory: see io/address.ts.

import { RawFd } from "./types";

/** Gives the rest of a regular file to what `to` writes to, and writes the number of bytes (u64) at `moved`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "fd_move")
export declare function fd_move(fd: RawFd, to: RawFd, moved: usize): i32;

/** Connects a new socket, and writes its raw fd (i32), owned by the caller, at `opened`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "tcp_connect")
export declare function tcp_connect(address: usize, opened: usize): i32;

/** Has a new socket listen, and writes its raw fd (i32), owned by the caller, at `opened`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "tcp_listen")
export declare function tcp_listen(address: usize, opened: usize): i32;

/** Writes the address of a socket, or of the other side, at `address`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "sock_address")
export declare function sock_address(fd: RawFd, is_remote: bool, address: usize): i32;

/** Writes the address (u32) and the length (u32) of a list of `ip-address`es, 18 bytes each and owned by the caller, at `list`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "resolve_addresses")
export declare function resolve_addresses(name: usize, name_len: usize, list: usize): i32;

/** Binds a new socket for datagrams, and writes its raw fd (i32), owned by the caller, at `opened`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "udp_bind")
export declare function udp_bind(address: usize, opened: usize): i32;

/** Sets where datagrams go to and come from. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "udp_connect")
export declare function udp_connect(fd: RawFd, address: usize): i32;

/** Sends a datagram, to where the socket is connected if `address` is 0. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "udp_send")
export declare function udp_send(fd: RawFd, bytes: usize, length: u32, address: usize): i32;

/** Receives a datagram, and writes how many bytes it had (u32) at `size`, and where it came from at `address`. */
// @ts-ignore: decorator
@unsafe @external("io-lifetimes:p3", "udp_receive")
export declare function udp_receive(fd: RawFd, bytes: usize, length: u32, size: usize, address: usize): i32;
