import { end } from "../abi/end";
import { Option } from "../abi/option";
import { Fiber, current } from "./fiber";

/**
 * Work that goes on, owned, with a result of the type `T` at its end: the call of an async import, a spawned function, the
 * value of a future. Dropping it cancels the work. The call of an import borrows what it is lent until its task ends.
 */
@owned @trusted @tied
export abstract class Task<T> {
  /** Whether the result is there, so that `wait` returns it at once. */
  abstract get isDone(): bool;

  /** Waits for the result. A cancellation of the caller doesn't interrupt that. */
  // @ts-ignore: decorator
  @consumes
  abstract wait(): T;

  /** Waits for the result. Returns none, and cancels the work, if the caller is cancelled. */
  // @ts-ignore: decorator
  @consumes
  abstract tryWait(): Option<T>;

  /** Has a fiber woken when the result is there. */
  abstract watch(fiber: Fiber): void;

  /** Has the fiber not woken any more. */
  abstract unwatch(): void;

  /** Lets the work go on by itself. Its result is dropped. The call of the export ends when the work has. */
  @consumes @keeps("this")
  detach(): void {
    const fiber = current;
    if (fiber !== null) fiber.owner.add(new Detached<T>(this));
    else end<T>(this.wait());
  }

  /** Cancels the work unless it is done, and drops its result. A drop does the same. */
  // @ts-ignore: decorator
  @consumes
  abstract cancel(): void;
}

/** Waits for a task that nobody else waits for. */
@final @trusted
class Detached<T> extends Fiber {
  constructor(private task: Task<T>) {
    super();
  }

  enter(): void {
    end<T>(this.task.wait());
    this.isDone = true;
  }
}
