import { OwnerTag, ownerName } from "../shared.js";
import { Counter } from "./counter.js";
import type { TraceEvent } from "./event.js";
import type { Lines, Where } from "./lines.js";
import type { Beginning, Ending, Life, Moment } from "./trace.js";

/** The most ended lives that are kept. Later ones are counted. */
const MOST_ENDED = 10_000;
/** The most open lives that are kept. */
const MOST_OPEN = 50_000;
/** The most owners, borrows and moments of one life. */
const MOST_PARTS = 200;

/** Handles with these tags don't own. */
const OWNERLESS: ReadonlySet<number> = new Set([OwnerTag.NONE, OwnerTag.VIEW, OwnerTag.STREAM, OwnerTag.GROUP]);

/** A life with what is needed while it lasts. */
export interface Running {
  readonly life: Life;
  description: number | null;
  /** The tag of the owning type in the module's table. */
  owner: number;
  /** Whether an owner in TypeScript has it. */
  isHost: boolean;
  /** When an owner in TypeScript let go of it: a move to the module, unless the next event is its end. */
  left: { readonly time: number; readonly where: Where } | null;
}

/** Whether the module owns a descriptor: by its table, or, as far as the host knows, because the module opened it. */
export function isOwned({ owner, life }: Running): boolean {
  return !OWNERLESS.has(owner) || life.handle === null;
}

/** The lives of a run. Their number is bounded, and so is what is kept of each. */
export class Lives {
  readonly #kept = new Map<number, Life>();
  readonly #counter = new Counter();
  #next = 1;
  #ended = 0;
  #open = 0;
  #leftOut = 0;

  /** `started` is in microseconds since 1970. */
  constructor(
    readonly started: number,
    private readonly lines: Lines,
  ) {}

  get all(): Life[] {
    return [...this.#kept.values()];
  }

  get open(): readonly (readonly [time: number, count: number])[] {
    return this.#counter.points;
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  /** Counts a life that isn't followed. */
  leaveOut(): void {
    this.#leftOut++;
  }

  where(event: TraceEvent): Where {
    return this.lines.of(event.frames);
  }

  time(event: { readonly time: number }): number {
    return event.time - this.started;
  }

  start(event: TraceEvent, beginning: Beginning, of: Pick<Life, "fd" | "path" | "kind">, owner: number): Running {
    const life: Life = {
      ...of,
      ...{ id: this.#next++, handle: null, start: this.time(event), end: null, beginning, ending: null, endedBy: null },
      ...{ openedAt: beginning === "given" ? null : this.where(event).at, endedAt: null, from: null, movedTo: null },
      ...{ isLeak: false, owners: [], lends: [], moments: [], leftOut: 0 },
    };
    if (this.#open >= MOST_OPEN) this.#leftOut++;
    else this.#kept.set(life.id, life);
    this.#open++;
    if (beginning !== "given") this.#counter.add(life.start, 1);
    return { life, description: null, owner, isHost: false, left: null };
  }

  end(running: Running, event: TraceEvent, ending: Ending): void {
    const { life } = running;
    if (life.end !== null) return;
    const { at, by } = this.where(event);
    running.left = null;
    life.end = this.time(event);
    life.ending = ending;
    life.endedAt = ending === "swept" ? null : at;
    life.endedBy = ending === "dropped" ? by : null;
    for (const lend of life.lends) lend.end ??= life.end;
    this.#open--;
    if (life.beginning === "given") return;
    this.#counter.add(life.end, -1);
    if (!life.isLeak && ++this.#ended > MOST_ENDED && this.#kept.delete(life.id)) this.#leftOut++;
  }

  /** Notes an owner. The first owner of what the host opened has it from then on, though the report comes later. */
  own({ life }: Running, event: TraceEvent, owner: string): void {
    if (!this.#hasRoom(life, life.owners)) return;
    const isFirst = life.owners.length === 0 && life.beginning === "opened";
    life.owners.push({ owner, start: isFirst ? life.start : this.time(event), at: this.where(event).at });
  }

  /** Notes that `count` borrows of a life are open. */
  lend({ life }: Running, event: TraceEvent, count: number): void {
    const open = life.lends.filter(({ end }) => end === null);
    const start = this.time(event);
    if (open.length > count) open.at(-1)!.end = start;
    else if (open.length < count && this.#hasRoom(life, life.lends))
      life.lends.push({ start, end: null, at: this.where(event).at, isView: false });
  }

  note(running: Running | undefined, event: TraceEvent, what: Moment["what"], path: string | null = null): void {
    if (!running || !this.#hasRoom(running.life, running.life.moments)) return;
    running.life.moments.push({ time: this.time(event), what, at: this.where(event).at, path });
  }

  /** Notes that the module has a descriptor again that an owner in TypeScript had. */
  commitLeft(running: Running): void {
    const { left, life, owner } = running;
    running.left = null;
    if (!left || !this.#hasRoom(life, life.owners)) return;
    life.owners.push({ owner: ownerName(owner as OwnerTag), start: this.time(left), at: left.where.at });
  }

  #hasRoom(life: Life, list: readonly unknown[]): boolean {
    if (list.length < MOST_PARTS) return true;
    life.leftOut++;
    return false;
  }
}
