import { OwnerTag, TraceEvent as GuestEvent, TraceRecordAt } from "../shared.js";
import type { Observed, TraceEvent } from "./event.js";
import { stack } from "./stack.js";

/** What an implementation of preview1 knows of a descriptor. */
export interface Described {
  readonly path: string | undefined;
  readonly kind: string;
}

/** The most bytes that are kept of a path, and of a word. */
const MOST_PATH = 4096;
const MOST_WORD = 128;

/** After so many ends, a Recorder keeps no more of them, so that their stacks aren't worth the time. */
const MOST_ENDS = 20_000;

/** Receives what happens to the descriptors of one instance. */
export class Observer {
  /** Whether the module reports its handles. Its reports of openings and ends then have the stacks. */
  #hasReports = false;
  #ends = 0;

  constructor(
    private readonly emit: (event: TraceEvent) => void,
    /** Whether each event has the stack, which takes some microseconds. */
    readonly hasStacks: boolean,
  ) {}

  opened(fd: number, { path, kind }: Described, isGiven: boolean): void {
    this.#emit({ what: "opened", fd, kind, isGiven, ...(path !== undefined && { path }) });
  }

  renumbered(fd: number, to: number): void {
    this.#emit({ what: "renumbered", fd, to });
  }

  closed(fd: number): void {
    this.#emit({ what: "closed", fd });
  }

  swept(fd: number): void {
    this.#emit({ what: "swept", fd });
  }

  polled(fd: number): void {
    this.#emit({ what: "polled", fd });
  }

  /** A handle got an owner in TypeScript, or lost it. */
  side(handle: number, isHost: boolean): void {
    this.#emit({ what: "side", handle: handle >>> 0, isHost });
  }

  /** Takes a report of the module's table: the three ranges that assembly/table/trace.ts writes. Ignores any other. */
  report([record, path, word]: readonly Uint8Array[]): void {
    if (record?.length !== TraceRecordAt.SIZE || !path || !word) return;
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
    const observed = read(view, text(path, "utf8", MOST_PATH), text(word, "utf16le", MOST_WORD));
    if (!observed) return;
    this.#hasReports = true;
    this.#emit(observed);
  }

  /** Passes on an event of another thread or process. */
  forward(event: TraceEvent): void {
    this.emit(event);
  }

  /** A stack takes most of the time of an event. It is taken where the trace shows the line. */
  #wantsStack(observed: Observed): boolean {
    switch (observed.what) {
      case "opened":
        return !observed.isGiven && !this.#hasReports;
      case "closed":
        return !this.#hasReports && ++this.#ends <= MOST_ENDS;
      case "end":
        return observed.word !== "ended" && ++this.#ends <= MOST_ENDS;
      case "begin":
        return observed.owner !== OwnerTag.VIEW;
      case "lends":
        return observed.count > 0;
      default:
        return observed.what !== "swept";
    }
  }

  #emit(observed: Observed): void {
    const frames = this.hasStacks && this.#wantsStack(observed) ? stack() : [];
    const time = (performance.timeOrigin + performance.now()) * 1000;
    this.emit({ ...observed, time, ...(frames.length > 0 && { frames }) });
  }
}

function text(bytes: Uint8Array, encoding: "utf8" | "utf16le", most: number): string {
  return Buffer.from(bytes.subarray(0, most)).toString(encoding);
}

function read(view: DataView, path: string, word: string): Observed | undefined {
  const u32 = (at: TraceRecordAt) => view.getUint32(at, true);
  const handle = u32(TraceRecordAt.HANDLE);
  const fd = view.getInt32(TraceRecordAt.RAW, true);
  const description = u32(TraceRecordAt.DESCRIPTION);
  const named = path === "" ? {} : { path };
  switch (u32(TraceRecordAt.EVENT) as GuestEvent) {
    case GuestEvent.BEGIN:
      return {
        ...{ what: "begin", handle, fd, description, ...named, ...(word !== "" && { name: word }) },
        owner: u32(TraceRecordAt.OWNER),
        source: u32(TraceRecordAt.SOURCE),
        kind: u32(TraceRecordAt.KIND),
        count: u32(TraceRecordAt.COUNT),
      };
    case GuestEvent.END:
      return { what: "end", handle, word };
    case GuestEvent.OWNER:
      return { what: "owner", handle, owner: u32(TraceRecordAt.OWNER) };
    case GuestEvent.REDIRECT:
      return { what: "redirect", handle, description, fd, ...named };
    case GuestEvent.LENDS:
      return { what: "lends", handle, count: u32(TraceRecordAt.COUNT) };
    case GuestEvent.POLL:
      return { what: "poll", handle };
    default:
      return undefined;
  }
}
