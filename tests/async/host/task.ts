import { Trap, trapIf, type Handles } from "./handles.js";
import { CANCELLED_EVENT, NO_EVENT, WaitableSet, type Event } from "./waitable.js";

const Code = { EXIT: 0, YIELD: 1, WAIT: 2 } as const;

type Phase = "started" | "cancel pending" | "cancel delivered" | "resolved";

/** A call of an async export. */
export class Task {
  /** What `context.get` returns. */
  context = 0;
  phase: Phase = "started";
  /** What `task.return` passed, or null for a cancelled call. */
  result: number | null = null;
  isOver = false;
  #set: WaitableSet | null = null;

  constructor(
    readonly handles: Handles,
    private readonly callback: (...event: Event) => number,
  ) {}

  /** What the guest's function or its callback returned. */
  handOver(packed: number): void {
    const code = packed & 0xf;
    this.#set = code === Code.WAIT ? this.handles.get(packed >>> 4, WaitableSet) : null;
    if (this.#set) this.#set.waiting++;
    if (code > Code.WAIT) throw new Trap(`a callback returned the code ${code}`);
    if (code !== Code.EXIT) return;
    this.isOver = true;
    trapIf(this.phase !== "resolved", "a call ended without a result");
  }

  /** Whether the guest can go on with it. */
  get isReady(): boolean {
    return !this.isOver && (this.#set === null || this.#set.hasEvent || this.phase === "cancel pending");
  }

  /** Goes on with it: calls the callback with its next event. */
  step(pick: <T>(list: readonly T[]) => T): void {
    if (this.#set) this.#set.waiting--;
    this.handOver(this.callback(...this.#event(pick)));
  }

  #event(pick: <T>(list: readonly T[]) => T): Event {
    if (this.phase === "cancel pending") {
      this.phase = "cancel delivered";
      return CANCELLED_EVENT;
    }
    return this.#set ? this.#set.takeEvent(pick) : NO_EVENT;
  }

  /** Asks it to end early. */
  cancel(): void {
    if (this.phase === "started") this.phase = "cancel pending";
  }

  return(result: number): void {
    trapIf(this.phase === "resolved", "a call returned twice");
    this.phase = "resolved";
    this.result = result;
  }

  confirmCancel(): void {
    trapIf(this.phase !== "cancel delivered", "a call confirmed a cancellation that was not delivered");
    this.phase = "resolved";
  }
}
