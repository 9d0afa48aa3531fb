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
  /** The most bytes that can wait in the pipe. */
  get capacity(): number {
    const { handle } = this;
    return this.library.call((io) => io.io_capacity(handle));
  }

  /** Throws "busy" where more bytes wait than that. */
  set capacity(capacity: number) {
    const { handle } = this;
    this.library.call((io) => io.io_set_capacity(handle, checkCapacity(capacity)));
  }
}

/** The end of a pipe that reads, owned. Reading gives 0 bytes when the last writer is gone, and throws "again" where it would wait. */
export class PipeReader extends PipeEnd {
  protected override get type(): TypeName {
    return "PipeReader";
  }

  /** Takes over a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): PipeReader {
    const { library, handle } = fd.giveTo(internal, "PipeReader.fromFd()", "PipeReader");
    return new PipeReader(internal, library, handle);
  }

  /** A second owner of the same end. What one reads the other doesn't. */
  tryClone(): PipeReader {
    return new PipeReader(internal, this.library, this.cloneHandle());
  }
}

/** The end of a pipe that writes, owned. Writing throws "pipe" when the last reader is gone, and "again" where there is no room. */
export class PipeWriter extends PipeEnd {
  protected override get type(): TypeName {
    return "PipeWriter";
  }

  /** Takes over a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): PipeWriter {
    const { library, handle } = fd.giveTo(internal, "PipeWriter.fromFd()", "PipeWriter");
    return new PipeWriter(internal, library, handle);
  }

  /** A second owner of the same end. The reader's end comes when both are gone. */
  tryClone(): PipeWriter {
    return new PipeWriter(internal, this.library, this.cloneHandle());
  }
}

/** A capacity as the module takes it. */
export function checkCapacity(capacity: number): number {
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= 1 << 29) return capacity;
  throw new RangeError(`${capacity} is no capacity: it must be an integer from 1 to ${1 << 29}`);
}
