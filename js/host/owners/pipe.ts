import { FdOwner } from "./fd-owner.js";
import type { OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import type { TypeName } from "./owner.js";

/** The two ends of a pipe. */
export interface Pipe {
  readonly reader: PipeReader;
  readonly writer: PipeWriter;
}

/** The end of a pipe. */
export abstract class PipeEnd extends FdOwner {
  /** The maximum number of bytes that wait in the pipe. */
  get capacity(): number {
    const { handle } = this;
    return this.library.call((io) => io.io_capacity(handle));
  }

  /** Throws "busy" if more bytes are waiting than that. */
  set capacity(capacity: number) {
    const { handle } = this;
    this.library.call((io) => io.io_set_capacity(handle, checkCapacity(capacity)));
  }
}

/** The reading end of a pipe, owned. A read returns 0 after the last writer is gone, and throws "again" if it would wait. */
export class PipeReader extends PipeEnd {
  protected override get type(): TypeName {
    return "PipeReader";
  }

  /** Takes ownership of a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): PipeReader {
    const { library, handle } = fd.giveTo(internal, "PipeReader.fromFd()", "PipeReader");
    return new PipeReader(internal, library, handle);
  }

  /** Returns a second owner of the same end. Each byte is read by one of them. */
  tryClone(): PipeReader {
    return new PipeReader(internal, this.library, this.cloneHandle());
  }
}

/** The writing end of a pipe, owned. A write throws "pipe" after the last reader is gone, and "again" if there is no room. */
export class PipeWriter extends PipeEnd {
  protected override get type(): TypeName {
    return "PipeWriter";
  }

  /** Takes ownership of a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): PipeWriter {
    const { library, handle } = fd.giveTo(internal, "PipeWriter.fromFd()", "PipeWriter");
    return new PipeWriter(internal, library, handle);
  }

  /** Returns a second owner of the same end. The reader reads the end after both are gone. */
  tryClone(): PipeWriter {
    return new PipeWriter(internal, this.library, this.cloneHandle());
  }
}

/** Returns a capacity that the module accepts, or throws a RangeError. */
export function checkCapacity(capacity: number): number {
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= 1 << 29) return capacity;
  throw new RangeError(`${capacity} is no capacity: it must be an integer from 1 to ${1 << 29}`);
}
