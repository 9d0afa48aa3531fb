// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Iovec } from "../wasi/structs";
import { Fdflags, Filetype, Riflags, Roflags, Sdflags } from "../wasi/types";
import { ADDRESS, isIpv6, part } from "./address";
import { wasTruncated } from "./datagrams";
import { Kind, add, describe, find } from "./descriptor";
import { errnoOfSocket, errorOfName } from "./errors";
import { fd_read, fd_write } from "./files";
import * as sockets from "./imports/sockets";
import { haveAhead, stopReading } from "./reading";
import { endSending } from "./writing";

// The calls of preview1 on sockets, and those that it lacks: the program makes its sockets itself.

// @ts-ignore: decorator
@lazy const result = memory.data(40, 4);

/** Connects a new socket to an address, and stores its raw fd. */
export function tcp_connect(address: usize, opened: usize): i32 {
  sockets.tcpCreate(isIpv6(address), result);
  let errno = errnoOfSocket(result);
  if (errno) return errno;
  const socket = load<i32>(result, 4);
  sockets.tcpConnect(
    socket, part(address, 0), part(address, 1), part(address, 2), part(address, 3), part(address, 4), part(address, 5),
    part(address, 6), part(address, 7), part(address, 8), part(address, 9), part(address, 10), part(address, 11), result,
  );
  errno = errnoOfSocket(result);
  if (errno) sockets.tcpDrop(socket);
  else store<i32>(opened, add(describe(Kind.TCP, socket, Filetype.SOCKET_STREAM)));
  return errno;
}

/** Has a new socket listen at an address, and stores its raw fd. */
export function tcp_listen(address: usize, opened: usize): i32 {
  sockets.tcpCreate(isIpv6(address), result);
  let errno = errnoOfSocket(result);
  if (errno) return errno;
  const socket = load<i32>(result, 4);
  sockets.tcpBind(
    socket, part(address, 0), part(address, 1), part(address, 2), part(address, 3), part(address, 4), part(address, 5),
    part(address, 6), part(address, 7), part(address, 8), part(address, 9), part(address, 10), part(address, 11), result,
  );
  errno = errnoOfSocket(result);
  if (!errno) {
    sockets.tcpListen(socket, result);
    errno = errnoOfSocket(result);
  }
  if (errno) {
    sockets.tcpDrop(socket);
    return errno;
  }
  const listener = describe(Kind.LISTENER, socket, Filetype.SOCKET_STREAM);
  listener.reader = load<i32>(result, 4);
  store<i32>(opened, add(listener));
  return Errno.SUCCESS;
}

/** Stores the address of a socket, or of the other side. */
export function sock_address(fd: i32, isRemote: i32, address: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  const socket = descriptor.resource;
  if (descriptor.kind == Kind.UDP) {
    if (isRemote) sockets.udpRemoteAddress(socket, result);
    else sockets.udpLocalAddress(socket, result);
  } else if (descriptor.kind != Kind.TCP && descriptor.kind != Kind.LISTENER) return Errno.NOTSOCK;
  else if (isRemote) sockets.tcpRemoteAddress(socket, result);
  else sockets.tcpLocalAddress(socket, result);
  const errno = errnoOfSocket(result);
  if (!errno) memory.copy(address, result + 4, ADDRESS);
  return errno;
}

/** Stores the address and the length of a list of addresses, 18 bytes each, which the caller frees. */
export function resolve_addresses(name: usize, length: usize, list: usize): i32 {
  sockets.resolveAddresses(name, length, result);
  if (load<bool>(result)) return errorOfName(result + 4);
  store<u64>(list, load<u64>(result, 4));
  return Errno.SUCCESS;
}

export function sock_accept(fd: i32, flags: Fdflags, connection: usize): i32 {
  const listener = find(fd);
  if (listener === null) return Errno.BADF;
  if (listener.kind != Kind.LISTENER) return listener.kind == Kind.TCP ? Errno.INVAL : Errno.NOTSOCK;
  const errno = haveAhead(listener);
  if (errno) return errno;
  if (listener.start == listener.end) return Errno.CONNABORTED; // the host listens no more
  listener.start = listener.end;
  const client = describe(Kind.TCP, load<i32>(listener.ahead), Filetype.SOCKET_STREAM);
  client.flags = flags;
  store<i32>(connection, add(client));
  return Errno.SUCCESS;
}

export function sock_recv(fd: i32, iovs: usize, count: usize, flags: Riflags, length: usize, roflags: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.TCP && descriptor.kind != Kind.UDP) return Errno.NOTSOCK;
  if (flags & Riflags.RECV_PEEK) {
    if (descriptor.kind == Kind.UDP) return Errno.NOTSUP;
    const errno = haveAhead(descriptor);
    if (errno) return errno;
  }
  const start = descriptor.start;
  store<u16>(roflags, 0);
  const errno = flags & Riflags.RECV_WAITALL ? receiveAll(fd, iovs, count, length) : fd_read(fd, iovs, count, length);
  if (flags & Riflags.RECV_PEEK && descriptor.end) descriptor.start = start;
  if (!errno && descriptor.kind == Kind.UDP && wasTruncated) store<u16>(roflags, <u16>Roflags.RECV_DATA_TRUNCATED);
  return errno;
}

/** Fills all buffers, unless the stream ends. */
function receiveAll(fd: i32, iovs: usize, count: usize, length: usize): i32 {
  const part = changetype<Iovec>(memory.data(offsetof<Iovec>(), 4));
  let total: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const iovec = changetype<Iovec>(iovs + i * offsetof<Iovec>());
    for (let done: u32 = 0; done < iovec.buf_len;) {
      part.buf = iovec.buf + done;
      part.buf_len = iovec.buf_len - done;
      const errno = fd_read(fd, changetype<usize>(part), 1, length);
      if (errno && !total) return errno;
      if (errno || !load<u32>(length)) {
        store<u32>(length, total);
        return Errno.SUCCESS;
      }
      done += load<u32>(length);
      total += load<u32>(length);
    }
  }
  store<u32>(length, total);
  return Errno.SUCCESS;
}

export function sock_send(fd: i32, iovs: usize, count: usize, flags: i32, length: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (flags) return Errno.INVAL;
  if (descriptor.kind != Kind.TCP && descriptor.kind != Kind.UDP) return Errno.NOTSOCK;
  return fd_write(fd, iovs, count, length);
}

export function sock_shutdown(fd: i32, how: Sdflags): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.TCP) return descriptor.kind == Kind.LISTENER ? Errno.NOTCONN : Errno.NOTSOCK;
  if (!how || how & ~(Sdflags.RD | Sdflags.WR)) return Errno.INVAL;
  if (how & Sdflags.RD) {
    stopReading(descriptor);
    descriptor.start = descriptor.end;
    descriptor.isReadToEnd = true;
  }
  return how & Sdflags.WR ? endSending(descriptor) : Errno.SUCCESS;
}
