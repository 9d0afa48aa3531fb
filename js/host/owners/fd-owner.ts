import type { ReadableStream, WritableStream } from "node:stream/web";
import { dispose } from "../dispose.js";
import { BorrowedFd, OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import { Owner } from "./owner.js";
import { readableOf, writableOf, type Hold } from "./streams.js";

/** An owner with a known type of descriptor. It lends the descriptor, and gives it up as an `OwnedFd`. */
export abstract class FdOwner extends Owner {
  /** Borrows it. */
  asFd(): BorrowedFd {
    const { handle, end } = this.lend();
    return new BorrowedFd(internal, this.library, handle, end);
  }

  /**
   * Returns a stream of what is left to read. It borrows the descriptor until it is read to its end, cancelled or fails, so
   * that this owner can't be closed before. It waits where a read throws "again".
   */
  asReadable(): ReadableStream<Uint8Array> {
    return readableOf(borrowed(this.asFd()));
  }

  /** Returns a stream that owns the descriptor, and closes it at its end, when it is cancelled, or fails. This owner is moved. */
  intoReadable(): ReadableStream<Uint8Array> {
    return readableOf(owned(this.#give("intoReadable()")));
  }

  /**
   * Returns a stream that writes bytes, and texts as UTF-8. It borrows the descriptor until it is closed, aborted or fails. It
   * waits where a write throws "again".
   */
  asWritable(): WritableStream<string | Uint8Array> {
    return writableOf(borrowed(this.asFd()));
  }

  /**
   * Returns a stream that owns the descriptor, and closes it at its end, when it is aborted, or fails. This owner is moved.
   * Closing the stream fails with an IoError if the descriptor can't be closed.
   */
  intoWritable(): WritableStream<string | Uint8Array> {
    return writableOf(owned(this.#give("intoWritable()")));
  }

  /** Returns the descriptor as an `OwnedFd`. This owner is moved. */
  intoFd(): OwnedFd {
    return this.#give("intoFd()");
  }

  #give(by: string): OwnedFd {
    return new OwnedFd(internal, this.library, this.move(by, "OwnedFd"));
  }
}

function owned(fd: OwnedFd): Hold {
  return { fd, close: () => fd.close(), drop: () => fd[dispose]() };
}

function borrowed(fd: BorrowedFd): Hold {
  const end = () => fd[dispose]();
  return { fd, close: end, drop: end };
}
