import { Errno, Fdflags, Filetype, Rights } from "../../shared.js";
import { Linux } from "../sockets/constants.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import type { Descriptor } from "./descriptor.js";
import { OpenSocket, Riflags } from "./open-socket.js";
import { StandardStream } from "./standard-stream.js";
import { refuse } from "../wasi-common/refusal.js";

type SocketCalls = Pick<Preview1Functions, Extract<keyof Preview1Functions, `sock_${string}`>>;

/** The directions of `sock_shutdown`: receiving, sending or both. */
const SHUTDOWN: readonly (number | undefined)[] = [undefined, Linux.SHUT_RD, Linux.SHUT_WR, Linux.SHUT_RDWR];

/**
 * The calls on sockets. Without koffi, a guest's only sockets are connected ones among its standard streams:
 * receiving is then reading, sending is writing, and what node:fs can't do isn't supported.
 */
export function socketCalls(
  context: Context,
  { fd_read, fd_write }: Pick<Preview1Functions, "fd_read" | "fd_write">,
): SocketCalls {
  const { table } = context;

  /** Returns the descriptor and its socket; the socket is undefined if only node:fs can serve it. */
  function socket(fd: number): { found: Descriptor; socket: OpenSocket | undefined } {
    const found = table.get(fd);
    if (found.filetype !== Filetype.SOCKET_STREAM && found.filetype !== Filetype.SOCKET_DGRAM) refuse(Errno.NOTSOCK);
    return { found, socket: OpenSocket.of(found) };
  }

  return {
    sock_accept(fd, flags, connection) {
      if ((flags & ~Fdflags.NONBLOCK) !== 0) return Errno.INVAL;
      const { found, socket: listening } = socket(fd);
      if (!listening) return Errno.INVAL;
      context.range(connection, 4);
      found.need(Rights.SOCK_ACCEPT);
      if (table.isFull) return Errno.MFILE;
      const accepted = listening.accept(flags);
      accepted.base = found.inheriting;
      context.guest.view.setUint32(connection >>> 0, table.add(accepted), true);
      return Errno.SUCCESS;
    },

    sock_recv(fd, iovs, count, flags, datalen, roflags) {
      if ((flags & ~Riflags.ALL) !== 0) return Errno.INVAL;
      const { found, socket: connected } = socket(fd);
      context.range(roflags, 2);
      if (!connected) {
        if (flags !== 0) return Errno.NOTSUP;
        const errno = fd_read(fd, iovs, count, datalen);
        if (errno === Errno.SUCCESS) context.guest.view.setUint16(roflags >>> 0, 0, true);
        return errno;
      }
      context.range(datalen, 4);
      const ranges = context.vectors(iovs, count);
      found.need(Rights.FD_READ);
      checkDirection(found, "canRead");
      const { length, truncated } = connected.receive(ranges, flags);
      context.guest.view.setUint32(datalen >>> 0, length, true);
      context.guest.view.setUint16(roflags >>> 0, truncated ? 1 : 0, true);
      return Errno.SUCCESS;
    },

    sock_send(fd, iovs, count, flags, datalen) {
      const { found, socket: connected } = socket(fd);
      if (flags !== 0) return Errno.INVAL;
      if (!connected) return fd_write(fd, iovs, count, datalen);
      context.range(datalen, 4);
      const ranges = context.vectors(iovs, count);
      found.need(Rights.FD_WRITE);
      checkDirection(found, "canWrite");
      context.guest.view.setUint32(datalen >>> 0, connected.send(ranges), true);
      return Errno.SUCCESS;
    },

    sock_shutdown(fd, how) {
      const direction = SHUTDOWN[how];
      if (direction === undefined) return Errno.INVAL;
      const { found, socket: connected } = socket(fd);
      if (!connected) return Errno.NOTSUP;
      found.need(Rights.SOCK_SHUTDOWN);
      if (direction !== Linux.SHUT_WR) checkDirection(found, "canRead");
      if (direction !== Linux.SHUT_RD) checkDirection(found, "canWrite");
      connected.shutdown(direction);
      return Errno.SUCCESS;
    },
  };
}

/** Fails if a standard stream that is a socket doesn't have the direction. */
function checkDirection(found: Descriptor, direction: "canRead" | "canWrite"): void {
  if (found instanceof StandardStream) found.check(direction);
}
