import { filetypeName, OwnerTag, ownerName, type Filetype } from "../shared.js";
import type { Observed, TraceEvent } from "./event.js";
import type { Lines } from "./lines.js";
import { isOwned, Lives, type Running } from "./lives.js";
import type { Beginning, Ending, Life, Trace } from "./trace.js";

/** The name of an owner in TypeScript. */
const HOST = "the host";

/** The most handles that are followed at one time. */
const MOST_HANDLES = 100_000;

type Of<What extends Observed["what"]> = TraceEvent & { what: What };

/** Makes the lives of descriptors of events. */
export class Recorder {
  readonly #lives: Lives;
  readonly #byHandle = new Map<number, Running>();
  readonly #byFd = new Map<number, Running>();
  readonly #byDescription = new Map<number, Set<Running>>();
  readonly #views = new Map<number, { readonly of: Running; readonly lend: Life["lends"][number] }>();
  /** What a handle was last moved onto. */
  #redirected: Running | null = null;
  #last: number;
  #hasHandles = false;

  /** `started` is in microseconds since 1970. */
  constructor(started: number, lines: Lines) {
    this.#lives = new Lives(started, lines);
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
        return this.#lives.note(this.#byHandle.get(event.handle), event, "polled");
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
        if (!this.#hasHandles) this.#lives.note(this.#byFd.get(event.fd), event, "polled");
    }
  }

  /** Ends the recording. What the program owns by now, it has left open. */
  finish(about: Pick<Trace, "program" | "engine" | "outcome" | "notes">): Trace {
    for (const running of new Set([...this.#byFd.values(), ...this.#byHandle.values()])) {
      const { life } = running;
      this.#lives.commitLeft(running);
      if (life.end === null && life.beginning !== "given" && life.beginning !== "borrowed")
        life.isLeak = isOwned(running);
    }
    const { started, all: lives, open, leftOut } = this.#lives;
    const duration = this.#last - started;
    return { ...about, started, duration, hasHandles: this.#hasHandles, lives, open, leftOut };
  }

  #begin(event: Of<"begin">): void {
    this.#hasHandles = true;
    const { handle, owner, source, description, fd } = event;
    if (owner === OwnerTag.GROUP) return;
    if (owner === OwnerTag.VIEW) return this.#view(handle, source);
    // What the module reports is its own word. A handle that it reports twice, or too many of them, must not fill memory.
    if (this.#byHandle.has(handle)) this.#end({ ...event, what: "end", word: "ended" });
    if (this.#byHandle.size >= MOST_HANDLES) return this.#lives.leaveOut();
    const isFirst = owner !== OwnerTag.SHARED_FD && (owner === OwnerTag.NONE || event.count <= 1);
    const known = isFirst ? this.#unowned(fd) : undefined;
    const path = event.path ?? event.name ?? null;
    const running = known ?? this.#lives.start(event, beginningOf(event), { fd, path, kind: kindOf(event) }, owner);
    const { life } = running;
    this.#lives.commitLeft(running);
    running.owner = owner;
    life.handle = handle;
    life.path ??= path;
    if (known && life.beginning !== "given") life.openedAt = this.#lives.where(event).at ?? life.openedAt;
    if (!isFirst) cloneOf(life, [...(this.#byDescription.get(description) ?? [])][0]?.life);
    this.#describe(running, description);
    this.#byHandle.set(handle, running);
    if (isFirst || !this.#byFd.has(fd)) this.#byFd.set(fd, running);
    if (owner !== OwnerTag.NONE) this.#lives.own(running, event, ownerName(owner as OwnerTag));
  }

  /** What the host opened as `fd` and no handle owns yet. */
  #unowned(fd: number): Running | undefined {
    const known = this.#byFd.get(fd);
    return known && known.life.end === null && (known.life.handle === null || !isOwned(known)) ? known : undefined;
  }

  #view(handle: number, source: number): void {
    const of = this.#byHandle.get(source) ?? this.#views.get(source)?.of;
    const lend = of?.life.lends.findLast(({ end }) => end === null);
    if (!of || !lend || lend.isView) return;
    lend.isView = true;
    this.#views.set(handle, { of, lend });
  }

  #end(event: Of<"end">): void {
    const view = this.#views.get(event.handle);
    if (view) {
      view.lend.end = this.#lives.time(event);
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
      this.#lives.own(running, event, "nobody: a raw fd");
      life.handle = null;
      running.owner = OwnerTag.NONE;
      this.#byFd.set(life.fd, running);
      return;
    }
    this.#lives.end(running, event, event.word as Ending);
    if (event.word === "moved" && this.#redirected) life.movedTo = this.#redirected.life.id;
  }

  #owner(event: Of<"owner">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running || running.owner === event.owner) return;
    running.owner = event.owner;
    if (!running.isHost && !running.left) this.#lives.own(running, event, ownerName(event.owner as OwnerTag));
  }

  #redirect(event: Of<"redirect">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running) return;
    this.#redirected = running;
    this.#undescribe(running);
    this.#describe(running, event.description);
    running.life.fd = event.fd;
    this.#byFd.set(event.fd, running);
    this.#lives.note(running, event, "redirected", event.path);
  }

  #lends(event: Of<"lends">): void {
    const running = this.#byHandle.get(event.handle);
    if (running) this.#lives.lend(running, event, event.count);
  }

  #side(event: Of<"side">): void {
    const running = this.#byHandle.get(event.handle);
    if (!running || running.isHost === event.isHost) return;
    running.isHost = event.isHost;
    if (!event.isHost) running.left = { time: event.time, where: this.#lives.where(event) };
    else if (running.left) running.left = null;
    else this.#lives.own(running, event, HOST);
  }

  #opened(event: Of<"opened">): void {
    const { fd, kind, isGiven, path = null } = event;
    const running = this.#lives.start(event, isGiven ? "given" : "opened", { fd, kind, path }, OwnerTag.NONE);
    this.#byFd.set(fd, running);
  }

  #renumbered(event: Of<"renumbered">): void {
    const from = this.#byFd.get(event.fd);
    const to = this.#byFd.get(event.to);
    this.#byFd.delete(event.fd);
    if (!from || (from.life.handle !== null && to?.life.handle !== null)) return; // the module reports what it does
    if (to) this.#lives.end(to, event, "replaced");
    from.life.fd = event.to;
    this.#byFd.set(event.to, from);
    this.#lives.note(from, event, "renumbered");
  }

  #closed(fd: number, event: TraceEvent, ending: "closed" | "swept"): void {
    const running = this.#byFd.get(fd);
    if (!running) return;
    this.#byFd.delete(fd);
    const { description } = running;
    const clones = ending === "swept" && description !== null ? this.#byDescription.get(description) : undefined;
    for (const each of new Set([running, ...(clones ?? [])])) {
      const { life } = each;
      if (life.end !== null) continue;
      const isGiven = life.beginning === "given";
      if (ending === "swept" && !isGiven && isOwned(each)) life.isLeak = true;
      this.#lives.commitLeft(each);
      this.#lives.end(each, event, isGiven && ending === "swept" ? "ended" : ending);
    }
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
