// Streams and futures: what both ends share, and the ends.

import { trapIf } from "./handles.js";
import { Waitable, type Event } from "./waitable.js";

export const CopyResult = { COMPLETED: 0, DROPPED: 1, CANCELLED: 2 } as const;
const BLOCKED = -1;

export type Kind = "stream" | "future";
type Way = "read" | "write";

/** The type of the elements of a stream, or of the value of a future. */
export interface Payload {
  /** Both ends can be used in the same instance. */
  readonly isNumber: boolean;
}

/** Where elements come from or go to. */
export interface Buffer {
  /** Whose it is: null for the host. */
  readonly instance: object | null;
  readonly length: number;
  /** How many elements have been copied. */
  progress: number;
  take(count: number): unknown[];
  put(values: readonly unknown[]): void;
}

interface Pending {
  readonly way: Way;
  readonly buffer: Buffer;
  /** Some elements were copied, and the operation may go on. `reclaim` ends it. */
  onCopy(reclaim: () => void): void;
  onDone(result: number): void;
}

const rest = ({ length, progress }: Buffer) => length - progress;

/** What both ends of a stream or a future share: at most one operation waits for the other end's. */
export class Shared {
  isDropped = false;
  #pending: Pending | null = null;

  constructor(
    readonly kind: Kind,
    readonly payload: Payload,
  ) {}

  /** Starts to read or to write. */
  copy(mine: Pending): void {
    const other = this.#pending;
    if (this.isDropped) return mine.onDone(CopyResult.DROPPED);
    if (!other) {
      this.#pending = mine;
      return;
    }
    const { buffer } = mine;
    const isAlone = buffer.instance !== null && buffer.instance === other.buffer.instance;
    trapIf(isAlone && !this.payload.isNumber, "both ends of a channel of no numbers are used in one instance");
    if (rest(other.buffer) > 0) {
      const count = Math.min(rest(other.buffer), rest(buffer));
      if (count > 0) {
        const [from, to] = mine.way === "read" ? [other.buffer, buffer] : [buffer, other.buffer];
        to.put(from.take(count));
        if (this.kind === "future") this.#end(CopyResult.COMPLETED);
        else other.onCopy(() => (this.#pending = null));
      }
      mine.onDone(CopyResult.COMPLETED);
    } else if (mine.way === "write" && buffer.length === 0 && other.buffer.length === 0) {
      mine.onDone(CopyResult.COMPLETED);
    } else {
      this.#end(CopyResult.COMPLETED);
      this.#pending = mine;
    }
  }

  cancel(): void {
    this.#end(CopyResult.CANCELLED);
  }

  drop(): void {
    if (this.isDropped) return;
    this.isDropped = true;
    if (this.#pending) this.#end(CopyResult.DROPPED);
  }

  #end(result: number): void {
    const pending = this.#pending!;
    this.#pending = null;
    pending.onDone(result);
  }
}

type CopyState = "idle" | "copying" | "cancelling" | "done";

const EVENTS = { "stream read": 2, "stream write": 3, "future read": 4, "future write": 5 } as const;

/** An end of a stream or of a future in the table of an instance. */
export abstract class End extends Waitable {
  state: CopyState = "idle";
  protected abstract readonly way: Way;

  constructor(readonly shared: Shared) {
    super();
  }

  /** Reads or writes. Returns how it ended, or `BLOCKED`. */
  copy(handle: number, buffer: Buffer): number {
    trapIf(this.state !== "idle", `an end is used that is ${this.state}`);
    const isStream = this.shared.kind === "stream";
    const kind = EVENTS[`${this.shared.kind} ${this.way}`];
    const event = (result: number): Event => {
      const isDone = result === CopyResult.DROPPED || (!isStream && result === CopyResult.COMPLETED);
      this.state = isDone ? "done" : "idle";
      return [kind, handle, isStream ? result | (buffer.progress << 4) : result];
    };
    this.state = "copying";
    this.shared.copy({
      way: this.way,
      buffer,
      onCopy: (reclaim) => {
        this.setEvent(() => {
          reclaim();
          return event(CopyResult.COMPLETED);
        });
      },
      onDone: (result) => this.setEvent(() => event(result)),
    });
    return this.hasEvent ? this.takeEvent()[2] : BLOCKED;
  }

  /** Cancels a read or write that is in progress. Returns how it ended. */
  cancel(): number {
    trapIf(this.state !== "copying", `a copy is cancelled at an end that is ${this.state}`);
    trapIf(this.isInSet, "a copy is cancelled at an end that is in a waitable set");
    this.state = "cancelling";
    if (!this.hasEvent) this.shared.cancel();
    return this.takeEvent()[2];
  }

  override drop(): void {
    trapIf(this.state === "copying" || this.state === "cancelling", "an end is dropped while it copies");
    this.shared.drop();
    super.drop();
  }
}

export class ReadableEnd extends End {
  protected readonly way = "read";

  /** Gives the end away: what is passed to another instance. */
  lift(): Shared {
    trapIf(this.state !== "idle", `an end is passed on that is ${this.state}`);
    trapIf(this.isInSet, "an end is passed on that is in a waitable set");
    return this.shared;
  }
}

export class WritableEnd extends End {
  protected readonly way = "write";

  override drop(): void {
    const isOwed = this.shared.kind === "future" && this.state !== "done";
    trapIf(isOwed, "the writable end of a future is dropped before a value was written");
    super.drop();
  }
}
