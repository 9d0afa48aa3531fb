import { trapIf } from "./handles.js";

/** A kind of event, the handle that it is about, and its code. */
export type Event = readonly [kind: number, handle: number, code: number];

export const NO_EVENT: Event = [0, 0, 0];
export const CANCELLED_EVENT: Event = [6, 0, 0];

/** What events come for. */
export abstract class Waitable {
  #event: (() => Event) | null = null;
  #set: WaitableSet | null = null;

  /** What `setEvent` has set is replaced: the newest event counts. It is computed when it is delivered. */
  setEvent(event: () => Event): void {
    this.#event = event;
    this.#set?.ready.add(this);
  }

  get hasEvent(): boolean {
    return this.#event !== null;
  }

  get isInSet(): boolean {
    return this.#set !== null;
  }

  takeEvent(): Event {
    const event = this.#event!;
    this.#event = null;
    this.#set?.ready.delete(this);
    return event();
  }

  join(set: WaitableSet | null): void {
    this.#set?.members.delete(this);
    this.#set?.ready.delete(this);
    this.#set = set;
    set?.members.add(this);
    if (this.hasEvent) set?.ready.add(this);
  }

  drop(): void {
    this.join(null);
  }
}

export class WaitableSet {
  readonly members = new Set<Waitable>();
  /** The members that have an event. */
  readonly ready = new Set<Waitable>();
  /** How many tasks wait for it. */
  waiting = 0;

  get hasEvent(): boolean {
    return this.ready.size > 0;
  }

  /** Takes the event of one of the members that have one. */
  takeEvent(pick: <T>(list: readonly T[]) => T): Event {
    return pick([...this.ready]).takeEvent();
  }

  drop(): void {
    trapIf(this.members.size > 0, "a waitable set is dropped with waitables in it");
    trapIf(this.waiting > 0, "a waitable set is dropped while a task waits for it");
  }
}
