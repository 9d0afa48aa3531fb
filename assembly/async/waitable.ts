import { fail } from "../abi/fail";
import {
  Event,
  SubtaskState,
  waitableJoin,
  waitableSetDrop,
  waitableSetNew,
  waitableSetWait,
} from "./builtins";
import { Fiber, current } from "./fiber";

/** The code of a wait that a cancellation interrupted. */
// @ts-ignore: decorator
@inline export const INTERRUPTED: i32 = -2;

/** What waitables are waited for, by their handles. */
const awaited: Array<Waitable | null> = [];

/** The handle of something that the host tells the end of: a subtask, or an end of a stream or a future. */
@final
export class Waitable {
  /** The code of its event. */
  code: i32 = 0;
  /** Whether its event has come. */
  hasEvent: bool = false;
  private fiber: Fiber | null = null;

  constructor(readonly handle: i32) {}

  /** Whether some fiber waits for it. */
  get isAwaited(): bool {
    return this.fiber !== null;
  }

  /** Has a fiber woken by its event. */
  attach(fiber: Fiber): void {
    if (this.isAwaited) fail("two tasks wait for the same task, stream or future");
    this.fiber = fiber;
    while (awaited.length <= this.handle) awaited.push(null);
    awaited[this.handle] = this;
    waitableJoin(this.handle, fiber.owner.set);
  }

  /** Has nobody woken by it. It leaves its set, which the other builtins ask for. */
  detach(): void {
    if (!this.isAwaited) return;
    this.fiber = null;
    awaited[this.handle] = null;
    waitableJoin(this.handle, 0);
  }

  /** Its event has come. */
  deliver(code: i32): void {
    const fiber = this.fiber!;
    this.code = code;
    this.hasEvent = true;
    this.detach();
    fiber.wake();
  }

  /** Waits for its event. Returns the event's code, or `INTERRUPTED`. */
  wait(isInterruptible: bool): i32 {
    const fiber = current;
    if (fiber === null) {
      this.block();
    } else if (!this.hasEvent) {
      this.attach(fiber);
      if (fiber.wait(isInterruptible)) {
        this.detach();
        if (!this.hasEvent) return INTERRUPTED;
      }
    }
    this.hasEvent = false;
    return this.code;
  }

  /** Waits in the host, which holds up everything else in this instance. */
  private block(): void {
    const set = waitableSetNew();
    waitableJoin(this.handle, set);
    const event = heap.alloc(8);
    let isStarted = true;
    while (isStarted) {
      const kind = waitableSetWait(set, event);
      this.code = load<i32>(event, 4);
      isStarted = kind == Event.SUBTASK && this.code == SubtaskState.STARTED;
    }
    heap.free(event);
    waitableJoin(this.handle, 0);
    waitableSetDrop(set);
  }
}

/** The host has an event for a waitable. */
export function deliver(handle: i32, event: i32, code: i32): void {
  if (event == Event.SUBTASK && code == SubtaskState.STARTED) return;
  const waitable = awaited[handle];
  if (waitable !== null) waitable.deliver(code);
}
