import { Call } from "./call";
import { Suspendable, enter, leave } from "./stack";

/** A function that runs beside others of the same call, and can wait. */
export abstract class Fiber extends Suspendable {
  /** The call that it belongs to, once that has more to do than to run one function to its end. */
  private call: Call | null = null;
  /** The one behind it in the queue that it is in. */
  next: Fiber | null = null;
  isDone: bool = false;
  /** Whether it was asked to end early. */
  isCancelled: bool = false;
  /** Whether the function knows that it was, by a wait that returned early or by `isCancelled`. */
  knowsCancelled: bool = false;
  private isWaiting: bool = false;
  private isInterruptible: bool = false;
  private wasInterrupted: bool = false;

  /** Waits until something calls `wake`. Returns true if a cancellation interrupts the wait. */
  wait(isInterruptible: bool): bool {
    if (isInterruptible && this.isCancelled) return (this.knowsCancelled = true);
    this.isWaiting = true;
    this.isInterruptible = isInterruptible;
    this.wasInterrupted = false;
    leave();
    return this.wasInterrupted;
  }

  /** Lets others have a turn, the host among them. */
  yieldNow(): void {
    this.isWaiting = true;
    this.isInterruptible = false;
    this.owner.yielding.push(this);
    leave();
    this.isWaiting = false;
  }

  /** Lets it go on at its next turn. */
  wake(): void {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.owner.ready.push(this);
  }

  /** Asks it to end early: its next wait that can be interrupted returns at once. */
  cancel(): void {
    this.isCancelled = true;
    if (!this.isWaiting || !this.isInterruptible) return;
    this.wasInterrupted = this.knowsCancelled = true;
    this.wake();
  }

  /** The call that it belongs to. */
  get owner(): Call {
    let call = this.call;
    if (call === null) this.call = call = new Call(this);
    return call;
  }

  /** Makes it a part of a call. */
  join(call: Call): void {
    this.call = call;
  }

  /** Whether it has a call already. The function of an export has none before it waits or spawns. */
  get hasCall(): bool {
    return this.call !== null;
  }
}

/** The fiber that runs, or null in a function that isn't async. */
export let current: Fiber | null = null;

/** Runs a fiber until it waits or ends. */
export function run(fiber: Fiber): void {
  if (fiber.isDone) return;
  current = fiber;
  enter(changetype<usize>(fiber));
  current = null;
}

/** A queue of fibers. */
@final
export class Queue {
  private first: Fiber | null = null;
  private last: Fiber | null = null;

  get isEmpty(): bool {
    return this.first === null;
  }

  push(fiber: Fiber): void {
    const last = this.last;
    if (last === null) this.first = fiber;
    else last.next = fiber;
    this.last = fiber;
  }

  shift(): Fiber | null {
    const fiber = this.first;
    if (fiber === null) return null;
    this.first = fiber.next;
    if (fiber.next === null) this.last = null;
    fiber.next = null;
    return fiber;
  }
}
