// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { BLOCKED, SubtaskState, subtaskCancel, subtaskDrop } from "../async/builtins";
import { Fdflags, Filetype } from "../wasi/types";
import { ADDRESS, isIpv6, part } from "./address";
import { Descriptor, Kind, add, describe, find } from "./descriptor";
import { errnoOfSocket } from "./errors";
import * as sockets from "./imports/sockets";
import { setMoved } from "./reading";
import { poll, waitFor } from "./wait";

// Sockets for datagrams. What is received ahead is in `ahead`, the result of a call; `end` says that it is there.

// @ts-ignore: decorator
@inline const RESULT: usize = 48;
// @ts-ignore: decorator
@inline const BYTES = 4;
// @ts-ignore: decorator
@inline const FROM = 12;

// @ts-ignore: decorator
@lazy const result = memory.data(24, 4);

/** Whether the last datagram was longer than the memory for it. */
export let wasTruncated: bool = false;

/** Makes a socket at a local address, whose raw fd it stores. */
export function udp_bind(address: usize, opened: usize): i32 {
  sockets.udpCreate(isIpv6(address), result);
  let errno = errnoOfSocket(result);
  if (errno) return errno;
  const socket = load<i32>(result, 4);
  sockets.udpBind(
    socket, part(address, 0), part(address, 1), part(address, 2), part(address, 3), part(address, 4), part(address, 5),
    part(address, 6), part(address, 7), part(address, 8), part(address, 9), part(address, 10), part(address, 11), result,
  );
  errno = errnoOfSocket(result);
  if (errno) sockets.udpDrop(socket);
  else store<i32>(opened, add(describe(Kind.UDP, socket, Filetype.SOCKET_DGRAM)));
  return errno;
}

/** Sets where a socket sends to, and whom alone it receives from. */
export function udp_connect(fd: i32, address: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.UDP) return Errno.NOTSOCK;
  sockets.udpConnect(
    descriptor.resource, part(address, 0), part(address, 1), part(address, 2), part(address, 3), part(address, 4),
    part(address, 5), part(address, 6), part(address, 7), part(address, 8), part(address, 9), part(address, 10),
    part(address, 11), result,
  );
  return errnoOfSocket(result);
}

/** Sends a datagram to an address, or with 0 for that to the one that the socket is connected to. */
export function udp_send(fd: i32, bytes: usize, length: u32, address: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  return descriptor.kind == Kind.UDP ? send(descriptor, bytes, length, address) : Errno.NOTSOCK;
}

/** Receives a datagram, and stores how many bytes it had, and where it came from. */
export function udp_receive(fd: i32, at: usize, length: u32, size: usize, address: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.UDP) return Errno.NOTSOCK;
  return receive(descriptor, at, length, size, address);
}

export function send(descriptor: Descriptor, bytes: usize, length: u32, address: usize): Errno {
  const has = address ? 1 : 0;
  sockets.udpSend(
    descriptor.resource, bytes, length, has, part(address, 0), part(address, 1), part(address, 2), part(address, 3),
    part(address, 4), part(address, 5), part(address, 6), part(address, 7), part(address, 8), part(address, 9),
    part(address, 10), part(address, 11), result,
  );
  const errno = errnoOfSocket(result);
  setMoved(errno ? 0 : length);
  return errno;
}

/** Takes a datagram. `size` and `address` are addresses for more about it, or 0. */
export function receive(descriptor: Descriptor, at: usize, length: u32, size: usize, address: usize): Errno {
  setMoved(0);
  wasTruncated = false;
  if (!receiveAhead(descriptor)) {
    if (descriptor.flags & Fdflags.NONBLOCK) return Errno.AGAIN;
    while (descriptor.isPending) settleReceiving(descriptor, waitFor(descriptor.subtask));
  }
  descriptor.end = 0;
  const errno = errnoOfSocket(descriptor.ahead);
  if (errno) return errno;
  const bytes = load<usize>(descriptor.ahead, BYTES), count = load<u32>(descriptor.ahead, BYTES + 4);
  memory.copy(at, bytes, min(length, count));
  if (count) heap.free(bytes);
  wasTruncated = count > length;
  setMoved(min(length, count));
  if (size) store<u32>(size, count);
  if (address) memory.copy(address, descriptor.ahead + FROM, ADDRESS);
  return Errno.SUCCESS;
}

/** Receives a datagram ahead, and doesn't wait. Returns whether there is one. */
export function receiveAhead(descriptor: Descriptor): bool {
  if (descriptor.end) return true;
  if (descriptor.isPending) {
    const state = poll(descriptor.subtask);
    if (state != BLOCKED) settleReceiving(descriptor, state);
    return descriptor.end != 0;
  }
  if (!descriptor.ahead) descriptor.ahead = heap.alloc(RESULT);
  const state = sockets.udpReceiveAsync(descriptor.resource, descriptor.ahead);
  descriptor.isPending = (state & 0xf) != SubtaskState.RETURNED;
  if (descriptor.isPending) descriptor.subtask = state >>> 4;
  else descriptor.end = 1;
  return !descriptor.isPending;
}

/** Notes how far a call is that receives ahead. */
export function settleReceiving(descriptor: Descriptor, state: i32): void {
  if (state == SubtaskState.STARTED) return;
  subtaskDrop(descriptor.subtask);
  descriptor.subtask = 0;
  descriptor.isPending = false;
  descriptor.end = state == SubtaskState.RETURNED ? 1 : 0;
}

/** Gives up what is received ahead. */
export function stopReceiving(descriptor: Descriptor): void {
  if (descriptor.isPending) settleReceiving(descriptor, subtaskCancel(descriptor.subtask));
  if (!descriptor.end) return;
  descriptor.end = 0;
  if (!errnoOfSocket(descriptor.ahead) && load<u32>(descriptor.ahead, BYTES + 4)) heap.free(load<usize>(descriptor.ahead, BYTES));
}
