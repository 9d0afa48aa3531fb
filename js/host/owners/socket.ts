import { checkRange } from "./descriptor.js";
import { FdOwner } from "./fd-owner.js";
import type { OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import type { TypeName } from "./owner.js";

/** How to receive. */
export interface RecvOptions {
  /** Leaves what is received in the queue. */
  peek?: boolean;
  /** On a stream, waits until the buffer is full or the stream ends. */
  waitAll?: boolean;
}

/** What `recv` received. */
export interface Received {
  /** Bytes in the buffer; 0 is the end of a stream. */
  readonly length: number;
  /** Whether a datagram was longer than the buffer, so that its rest is lost. */
  readonly truncated: boolean;
}

/** The directions that `shutdown` ends, by the flags of WASI. */
const SDFLAGS = { read: 1, write: 2, both: 3 } as const;

/** The flags of WASI. */
const PEEK = 1,
  WAITALL = 2,
  NONBLOCK = 4;

/**
 * A socket, listening or connected, owned. WASI can't create one: the option `sockets` gives it.
 *
 *     using server = host.givenSocket(0);
 */
export class Socket extends FdOwner {
  protected override get type(): TypeName {
    return "Socket";
  }

  /** Takes ownership of a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): Socket {
    const { library, handle } = fd.giveTo(internal, "Socket.fromFd()", "Socket");
    return new Socket(internal, library, handle);
  }

  /** Returns a second owner of the same socket. */
  tryClone(): Socket {
    return new Socket(internal, this.library, this.cloneHandle());
  }

  /** Waits for a connection and returns it. With `nonblock` its calls fail with "again" instead of waiting. `sock_accept` */
  accept({ nonblock = false } = {}): Socket {
    const { handle } = this;
    return new Socket(
      internal,
      this.library,
      this.library.call((io) => io.io_accept(handle, nonblock ? NONBLOCK : 0)),
    );
  }

  /** Receives up to `length` bytes into `buffer` at index `at`. `sock_recv` */
  recv(
    buffer: Uint8Array,
    { peek = false, waitAll = false }: RecvOptions = {},
    at = 0,
    length = buffer.length - at,
  ): Received {
    checkRange(buffer, at, length);
    return this.library.recv(this.handle, buffer, at, length, (peek ? PEEK : 0) | (waitAll ? WAITALL : 0));
  }

  /** Sends up to `length` bytes of `buffer` from index `at` and returns the number of bytes sent. `sock_send` */
  send(buffer: Uint8Array, at = 0, length = buffer.length - at): number {
    checkRange(buffer, at, length);
    return this.library.send(this.handle, buffer, at, length);
  }

  /** Ends one direction or both. After the end of writing, the other side reads the end of the stream. `sock_shutdown` */
  shutdown(how: keyof typeof SDFLAGS): void {
    const flags = SDFLAGS[how];
    if (flags === undefined) throw new TypeError(`shutdown: ${String(how)} is none of: read, write, both`);
    const { handle } = this;
    this.library.call((io) => io.io_shutdown(handle, flags));
  }
}
