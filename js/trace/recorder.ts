import { filetypeName, OwnerTag, ownerName, type Filetype } from "../shared.js";
import type { Observed, TraceEvent } from "./event.js";
import { Counter } from "./counter.js";
import type { Lines, Where } from "./lines.js";
import type { Beginning, Ending, Life, Trace } from "./trace.js";

/** The most ended lives that are kept. Later ones are counted. */
const MOST_ENDED = 10_000;
/** The most open lives that are kept. */
const MOST_OPEN = 50_000;
/** The most owners, borrows and moments of one life. */
const MOST_PARTS = 200;

/** Handles with these tags don't own. */
const OWNERLESS: ReadonlySet<number> = new Set([OwnerTag.NONE, OwnerTag.VIEW, OwnerTag.STREAM, OwnerTag.GROUP]);

/** The name of an owner in TypeScript. */
const HOST = "the host";

/** A life with what is needed while it lasts. */
interface Running {
  readonly life: Life;
  description: number | null;
  owner: number;
  /** The owner that the module's table names, and whether TypeScript has it. */
  isHost: boolean;
  /** An owner in TypeScript has let go of it: a move to the module, unless the next event is its end. */
  left: { readonly time: number; readonly where: Where } | null;
}

type Of<What extends Observed["what"]> = TraceEvent & { what: What };

/** Makes the lives of descriptors of events. Its memory is bounded, however many events there are. */
export class Recorder {
  readonly #lives = new Map<number, Life>();
  readonly #byHandle = new Map<number, Running>();
  readonly #byFd = new Map<number, Running>();
  readonly #byDescription = new Map<number, Set<Running>>();
  readonly #views = new Map<number, { readonly of: Running; readonly lend: Life["lends"][number] }>();
  readonly #counter = new Counter();
  #redirected: Running | null = null;
  #next = 1;
  #ended = 0;
  #open = 0;
  #leftOut = 0;
  #last: number;
  #hasHandles = false;

  /** `started` is in microseconds since 1970. */
  constructor(
    private readonly started: number,
    private readonly lines: Lines,
  ) {
    this.#last = started;
  }

  add(event: TraceEvent): void {
    this.#last = Math.max(this.#last, event.time);
    switch (event.what) {
      case "begin":
        return this.#begin(event);
      case "end":
        return this.#end(event);
      case "owner":
        return this.#owner(event);
      case "redirect":
        return this.#redirect(event);
      case "lends":
        return this.#lends(event);
      case "poll":
        return this.#moment(this.#byHandle.get(event.handle), event, "polled");
      case "side":
        return this.#side(event);
      case "opened":
        return this.#opened(event);
      case "renumbered":
        return this.#renumbered(event);
      case "closed":
        return this.#closed(event.fd, event, "closed");
      case "swept":
        return this.#closed(event.fd, event, "swept");
      case "polled":
        if (!this.#hasHandles) this.#moment(this.#byFd.get(event.fd), event, "polled");
    }
  }

  /** Ends the recording. What the program owns by now, it has left open. */
  finish(about: Pick<Trace, "program" | "engine" | "outcome" | "notes">): Trace {
    for (const running of new Set([...this.#byFd.values(), ...this.#byHandle.values()])) this.#settle(running);
    return {
      ...about,
      started: this.started,
      duration: this.#last - this.started,
      hasHandles: this.#hasHandles,
      lives: [...this.#lives.values()],
      open: this.#counter.points,
      leftOut: this.#leftOut,
    };
  }

  #settle(running: Running): void {
    const { life } = running;
    this.#commitLeft(running);
    if (life.end !== null || life.beginning === "given" || life.beginning === "borrowed") return;
    const isOwned = !OWNERLESS.has(running.owner) || !this.#hasHandles || life.handle === null;
    life.isLeak = isOwned;
  }

  #start(event: TraceEvent, beginning: Beginning, of: Partial<Life>, owner: number): Running {
    const where = this.lines.of(event.frames);
    const life: Life = {
      id: this.#next++,
      handle: null,
      fd: -1,
      path: null,
      kind: "",
      start: event.time - this.started,
      end: null,
      beginning,
      ending: null,
      endedBy: null,
      openedAt: beginning === "given" ? null : where.at,
      endedAt: null,
      from: null,
      movedTo: null,
      isLeak: false,
      owners: [],
      lends: [],
      moments: [],
      leftOut: 0,
      ...of,
    };
    if (this.#open >= MOST_OPEN) this.#leftOut++;
    else this.#lives.set(life.id, life);
    this.#open++;
    if (beginning !== "given") this.#count(event.time, 1);
    return { life, description: null, owner, isHost: false, left: null };
  }

  #count(time: number, change: number): void {
    this.#counter.add(time - this.started, change);
  }

  #finished(running: Running, event: TraceEvent, ending: Ending): void {
    const { life } = running;
    if (life.end !== null) return;
    const where = this.lines.of(event.frames);
    running.left = null;
    life.end = event.time - this.started;
    life.ending = ending;
    life.endedAt = ending === "swept" ? null : where.at;
    life.endedBy = ending === "dropped" ? where.by : null;
    for (const lend of life.lends) lend.end ??= life.end;
    this.#open--;
    if (life.beginning === "given") return;
    this.#count(event.time, -1);
    if (!life.isLeak && ++this.#ended > MOST_ENDED && this.#lives.delete(life.id)) this.#leftOut++;
  }

  #begin(event: Of<"begin">): void {
    this.#hasHandles = true;
    const { handle, owner, source, description, fd } = event;
    if (owner === OwnerTag.GROUP) return;
    if (owner === OwnerTag.VIEW) return this.#view(handle, source);
    const path = event.path ?? event.name ?? null;
    const known = this.#byFd.get(fd);
    const isFirst = owner !== OwnerTag.SHARED_FD && (owner === OwnerTag.NONE || event.count <= 1);
    const adopts = known && isFirst && known.life.end === null && OWNERLESS.has(known.owner);
    const running = adopts ? known : this.#start(event, beginningOf(event), { fd, path, kind: kindOf(event) }, owner);
    const { life } = running;
    if (running.left) this.#commitLeft(running);
    running.owner = owner;
    life.handle = handle;
    life.path ??= path;
    if (adopts && life.beginning !== "given") life.openedAt = this.lines.of(event.frames).at ?? life.openedAt;
    if (!adopts && !isFirst) cloneOf(life, this.#othersOf(description, running)[0]?.life);
    this.#describe(running, description);
    this.#byHandle.set(handle, running);
    if (!known || adopts) this.#byFd.set(fd, running);
    if (owner !== OwnerTag.NONE) this.#ownedBy(running, event, ownerName(owner as OwnerTag));
  }

  #view(handle: number, source: number): void {
    const of = this.#byHandle.get(source) ?? this.#views.get(source)?.of;
    const lend = of?.life.lends.findLast(({ end }) => end === null);
    if (!of || !lend) return;
    lend.isView = true;
    this.#views.set(handle, { of, lend });
  }

  #end(event: Of<"end">): void {
    const view = this.#views.get(event.handle);
    if (view) {
      view.lend.end = event.time - this.started;
      this.#views.delete(event.handle);
      return;
    }
    const running = this.#byHandle.get(event.handle);
    if (!running) return;
    this.#byHandle.delete(event.handle);
    const { life } = running;
    if (running.owner === OwnerTag.NONE && life.beginning === "given") return;
    this.#undescribe(running);
    if (event.word === "given away") {
      this.#ownedBy(running, event, "nobody: a raw fd");
      life.handle = null;
      running.owner = OwnerTag.NONE;
      return;
    }
    this.#finished(running, event, event.word as Ending);
    if (event.word === "moved" && this.#redirected) life.movedTo = this.#redirected.life.id;
  }

  #owner(event: Of<"owner">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running || running.owner === event.owner) return;
    running.owner = event.owner;
    if (!running.isHost && !running.left) this.#ownedBy(running, event, ownerName(event.owner as OwnerTag));
  }

  #redirect(event: Of<"redirect">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running) return;
    this.#redirected = running;
    this.#undescribe(running);
    this.#describe(running, event.description);
    running.life.fd = event.fd;
    this.#byFd.set(event.fd, running);
    this.#moment(running, event, "redirected", event.path ?? null);
  }

  #lends(event: Of<"lends">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running) return;
    const { lends } = running.life;
    const open = lends.filter(({ end }) => end === null);
    const time = event.time - this.started;
    if (open.length < event.count && this.#hasRoom(running.life, lends))
      lends.push({ start: time, end: null, at: this.lines.of(event.frames).at, isView: false });
    else if (open.length > event.count) open.at(-1)!.end = time;
  }

  #side(event: Of<"side">): void {
    const running = this.#byHandle.get(event.handle >>> 0);
    if (!running || running.isHost === event.isHost) return;
    running.isHost = event.isHost;
    if (!event.isHost) running.left = { time: event.time, where: this.lines.of(event.frames) };
    else if (running.left) running.left = null;
    else this.#ownedBy(running, event, HOST);
  }

  /** Notes that the module has a descriptor again that an owner in TypeScript had. */
  #commitLeft(running: Running): void {
    const { left, life } = running;
    running.left = null;
    if (!left || !this.#hasRoom(life, life.owners)) return;
    const owner = ownerName(running.owner as OwnerTag);
    life.owners.push({ owner, start: left.time - this.started, at: left.where.at });
  }

  #opened(event: Of<"opened">): void {
    const { fd, kind, isGiven, path = null } = event;
    const running = this.#start(event, isGiven ? "given" : "opened", { fd, kind, path }, OwnerTag.NONE);
    this.#byFd.set(fd, running);
  }

  #renumbered(event: Of<"renumbered">): void {
    const from = this.#byFd.get(event.fd);
    const to = this.#byFd.get(event.to);
    this.#byFd.delete(event.fd);
    if (!from || (from.life.handle !== null && to?.life.handle !== null)) return; // the module reports what it does
    if (to) this.#finished(to, event, "replaced");
    from.life.fd = event.to;
    this.#byFd.set(event.to, from);
    this.#moment(from, event, "renumbered");
  }

  #closed(fd: number, event: TraceEvent, ending: "closed" | "swept"): void {
    const running = this.#byFd.get(fd);
    if (!running) return;
    this.#byFd.delete(fd);
    const all = ending === "swept" && running.description !== null ? this.#othersOf(running.description) : [];
    for (const each of new Set([running, ...all])) {
      const { life } = each;
      if (life.end !== null) continue;
      const isOwned = !OWNERLESS.has(each.owner) || life.handle === null;
      if (ending === "swept" && life.beginning !== "given" && isOwned) life.isLeak = true;
      this.#commitLeft(each);
      this.#finished(each, event, life.beginning === "given" && ending === "swept" ? "ended" : ending);
    }
  }

  #moment(
    running: Running | undefined,
    event: TraceEvent,
    what: "polled" | "redirected" | "renumbered",
    to?: string | null,
  ) {
    if (!running || !this.#hasRoom(running.life, running.life.moments)) return;
    const at = this.lines.of(event.frames).at;
    running.life.moments.push({ time: event.time - this.started, what, at, path: to ?? null });
  }

  #ownedBy({ life }: Running, event: TraceEvent, owner: string): void {
    if (!this.#hasRoom(life, life.owners)) return;
    life.owners.push({ owner, start: event.time - this.started, at: this.lines.of(event.frames).at });
  }

  #hasRoom(life: Life, list: readonly unknown[]): boolean {
    if (list.length < MOST_PARTS) return true;
    life.leftOut++;
    return false;
  }

  #describe(running: Running, description: number): void {
    running.description = description;
    const all = this.#byDescription.get(description);
    if (all) all.add(running);
    else this.#byDescription.set(description, new Set([running]));
  }

  /** Parts a life from its description. The raw fd is another owner's from now on, if there is one. */
  #undescribe(running: Running): void {
    const { description, life } = running;
    const all = description === null ? undefined : this.#byDescription.get(description);
    all?.delete(running);
    if (all?.size === 0) this.#byDescription.delete(description!);
    if (this.#byFd.get(life.fd) !== running) return;
    const [heir] = all ?? [];
    if (heir) this.#byFd.set(life.fd, heir);
    else this.#byFd.delete(life.fd);
  }

  #othersOf(description: number, except?: Running): Running[] {
    return [...(this.#byDescription.get(description) ?? [])].filter((running) => running !== except);
  }
}

function beginningOf({ owner, count, fd }: Of<"begin">): Beginning {
  if (owner === OwnerTag.NONE) return "borrowed";
  if (owner === OwnerTag.SHARED_FD) return "shared";
  if (count > 1) return "cloned";
  return fd < -1 ? "made" : "opened";
}

function cloneOf(life: Life, origin: Life | undefined): void {
  if (!origin) return;
  life.from = origin.id;
  life.kind = origin.kind;
}

/** The kind that the table has for what WASI wasn't asked about yet. */
const UNASKED = 255;

function kindOf({ kind, name }: Of<"begin">): string {
  return name ?? (kind === UNASKED ? "descriptor" : filetypeName(kind as Filetype));
}
