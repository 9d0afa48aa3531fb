import { Errno, Filetype } from "../../shared.js";
import type { Context } from "./context.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Entry } from "./record.js";

type SocketCalls = Pick<Preview1Functions, Extract<keyof Preview1Functions, `sock_${string}`>>;

/**
 * The calls on sockets. A guest's only sockets are those that its standard streams may be; Node's WASI
 * takes them for its own kind and would end the process on a null pointer. So receiving is reading and
 * sending is writing, and nothing is handed to the native `sock_` calls.
 */
export function socketCalls(
  context: Context,
  { fd_read, fd_write }: Pick<Preview1Functions, "fd_read" | "fd_write">,
): SocketCalls {
  function withSocket(fd: number, call: (entry: Entry) => Errno): Errno {
    const entry = context.entry(fd);
    if (!entry) return Errno.BADF;
    if (entry.served) return Errno.NOTSOCK;
    const { filetype } = context.fdstat(entry.native);
    const isSocket = filetype === Filetype.SOCKET_STREAM || filetype === Filetype.SOCKET_DGRAM;
    return isSocket ? call(entry) : Errno.NOTSOCK;
  }

  return {
    sock_accept: (fd) => withSocket(fd, () => Errno.INVAL),

    sock_recv: (fd, iovs, count, flags, datalen, roflags) =>
      withSocket(fd, () => {
        if (flags !== 0) return Errno.NOTSUP;
        if (!context.guest.has(roflags, 2)) return Errno.FAULT;
        const errno = fd_read(fd, iovs, count, datalen);
        if (errno === Errno.SUCCESS) context.guest.view.setUint16(roflags >>> 0, 0, true);
        return errno;
      }),

    sock_send: (fd, iovs, count, flags, datalen) =>
      withSocket(fd, () => (flags !== 0 ? Errno.NOTSUP : fd_write(fd, iovs, count, datalen))),

    sock_shutdown: (fd) => withSocket(fd, () => Errno.NOTSUP),
  };
}
