import { Errno } from "../../../assembly/wasi/errno.js";
import type { Preview1Functions } from "../wasi/functions.js";
import { Filetype } from "../wasi/layout.js";
import type { Context } from "./context.js";

type SocketCalls = Pick<Preview1Functions, Extract<keyof Preview1Functions, `sock_${string}`>>;

/** The flags of `sock_recv`: peek and waitall. */
const RIFLAGS = 3;
const SDFLAGS = 3;

/**
 * The calls on sockets. A guest's only sockets are those that its standard streams may be, already connected.
 * So receiving is reading and sending is writing; what node:fs can't do with a socket isn't supported.
 */
export function socketCalls(
  context: Context,
  { fd_read, fd_write }: Pick<Preview1Functions, "fd_read" | "fd_write">,
): SocketCalls {
  function isSocket(fd: number): boolean {
    return context.table.get(fd).filetype === Filetype.SOCKET_STREAM;
  }

  return {
    sock_accept: (fd) => (isSocket(fd) ? Errno.INVAL : Errno.NOTSOCK),

    sock_recv(fd, iovs, count, flags, datalen, roflags) {
      if ((flags & ~RIFLAGS) !== 0) return Errno.INVAL;
      if (!isSocket(fd)) return Errno.NOTSOCK;
      if (flags !== 0) return Errno.NOTSUP;
      context.range(roflags, 2);
      const errno = fd_read(fd, iovs, count, datalen);
      if (errno === Errno.SUCCESS) context.guest.view.setUint16(roflags >>> 0, 0, true);
      return errno;
    },

    sock_send(fd, iovs, count, flags, datalen) {
      if (!isSocket(fd)) return Errno.NOTSOCK;
      return flags !== 0 ? Errno.INVAL : fd_write(fd, iovs, count, datalen);
    },

    sock_shutdown(fd, how) {
      if ((how & ~SDFLAGS) !== 0 || how === 0) return Errno.INVAL;
      return isSocket(fd) ? Errno.NOTSUP : Errno.NOTSOCK;
    },
  };
}
