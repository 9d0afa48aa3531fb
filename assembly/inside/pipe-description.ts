// @trusted: descriptions live in the table, not in variables
import { Errno } from "../shared/errno";
import { Filetype, Rights, Riflags, Roflags, Sdflags } from "../wasi/types";
import { VirtualFile } from "../table";
import { Ring } from "./ring";
import { totalOf, vectorAt } from "./vectors";

/** A write of up to so many bytes is atomic. POSIX's PIPE_BUF, as large as on Linux. */
// @ts-ignore: decorator
@inline const PIPE_BUF: u32 = 4096;

// @ts-ignore: decorator
@inline const ALWAYS: u64 =
  Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.FD_FILESTAT_SET_TIMES | Rights.POLL_FD_READWRITE;

/**
 * The end of a pipe: it reads from `incoming`, writes to `outgoing`, or one of both. There is one thread, so where it
 * would wait for the other end it would wait for ever: that is EAGAIN, whether it is non-blocking or not.
 */
export class StreamEnd extends VirtualFile {
  constructor(
    kind: Filetype,
    name: string,
    inode: u64,
    protected incoming: Ring | null,
    protected outgoing: Ring | null,
  ) {
    super(kind, name, inode, ALWAYS | (incoming === null ? 0 : Rights.FD_READ) | (outgoing === null ? 0 : Rights.FD_WRITE));
  }

  end(): void {
    if (this.incoming !== null) this.incoming!.end(true);
    if (this.outgoing !== null) this.outgoing!.end(false);
  }

  read(iovs: usize, count: i32, nread: usize): i32 {
    return this.take(iovs, count, nread, false);
  }

  write(iovs: usize, count: i32, nwritten: usize): i32 {
    const ring = this.outgoing;
    if (ring === null) return Errno.BADF;
    const total = totalOf(iovs, count);
    if (total && !(ring.hasReader && ring.hasWriter)) return Errno.PIPE;
    const room = ring.room;
    if (room < total && (!room || total <= min(PIPE_BUF, ring.capacity))) return Errno.AGAIN;
    let left = <u32>min<u64>(total, room);
    if (!ring.reserve(left)) return Errno.NOBUFS;
    store<u32>(nwritten, left);
    for (let i = 0; left; i++) {
      const vector = vectorAt(iovs, i);
      const length = min(left, vector.buf_len);
      ring.put(vector.buf, length);
      left -= length;
    }
    return Errno.SUCCESS;
  }

  get readable(): i32 {
    const ring = this.incoming;
    if (ring === null) return -1;
    return ring.length || !ring.hasWriter || !ring.hasReader ? <i32>ring.length : -1;
  }

  get writable(): i32 {
    const ring = this.outgoing;
    if (ring === null) return -1;
    if (!ring.hasReader || !ring.hasWriter) return 0; // it fails at once
    const room = ring.room;
    return room >= min(PIPE_BUF, ring.capacity) ? <i32>room : -1;
  }

  get hungUp(): bool {
    const incoming = this.incoming, outgoing = this.outgoing;
    return incoming === null ? outgoing !== null && !outgoing.hasReader : !incoming.hasWriter;
  }

  get waiting(): string | null {
    return "the other end is in this module, so it would wait for ever";
  }

  get isEndless(): bool {
    const ring = this.incoming;
    return ring !== null && ring.hasWriter;
  }

  /** The most bytes that can wait in it. */
  get capacity(): i32 {
    return this.ring.capacity;
  }

  /** EBUSY where more than that wait. */
  setCapacity(capacity: u32): i32 {
    const ring = this.ring;
    if (capacity < ring.length) return Errno.BUSY;
    ring.capacity = capacity;
    return Errno.SUCCESS;
  }

  protected take(iovs: usize, count: i32, nread: usize, stays: bool): i32 {
    const ring = this.incoming;
    if (ring === null) return Errno.BADF;
    if (!ring.length && ring.hasWriter && ring.hasReader && totalOf(iovs, count)) return Errno.AGAIN;
    let taken: u32 = 0;
    for (let i = 0; i < count && taken < ring.length; i++) {
      const vector = vectorAt(iovs, i);
      taken += ring.peek(vector.buf, vector.buf_len, taken);
    }
    if (!stays) ring.skip(taken);
    store<u32>(nread, taken);
    return Errno.SUCCESS;
  }

  private get ring(): Ring {
    const incoming = this.incoming;
    return incoming === null ? this.outgoing! : incoming;
  }
}

/** One of two connected stream sockets. */
export class SocketEnd extends StreamEnd {
  constructor(inode: u64, incoming: Ring, outgoing: Ring) {
    super(Filetype.SOCKET_STREAM, "stream socket", inode, incoming, outgoing);
    this.rights |= Rights.SOCK_SHUTDOWN;
  }

  recv(iovs: usize, count: i32, flags: Riflags, nread: usize, roflags: usize): i32 {
    if (flags & ~(Riflags.RECV_PEEK | Riflags.RECV_WAITALL)) return Errno.INVAL;
    const ring = this.incoming!;
    const waits = flags & Riflags.RECV_WAITALL && ring.hasWriter && ring.hasReader;
    if (waits && ring.length < totalOf(iovs, count)) return Errno.AGAIN;
    store<u16>(roflags, <Roflags>0);
    return this.take(iovs, count, nread, (flags & Riflags.RECV_PEEK) != 0);
  }

  send(iovs: usize, count: i32, nwritten: usize): i32 {
    return this.write(iovs, count, nwritten);
  }

  accept(): i32 {
    return Errno.INVAL; // it doesn't listen
  }

  shutdown(how: Sdflags): i32 {
    if (!how || how & ~(Sdflags.RD | Sdflags.WR)) return Errno.INVAL;
    if (how & Sdflags.RD) this.incoming!.stop(true);
    if (how & Sdflags.WR) this.outgoing!.stop(false);
    return Errno.SUCCESS;
  }
}
