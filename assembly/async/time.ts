import { Option } from "../abi/option";
import { Unit, unit } from "../abi/result";
import { either } from "./select";
import { Subtask } from "./subtask";
import { Task } from "./task";

// @ts-ignore: decorator
@external("wasi:clocks/monotonic-clock@0.3.0", "[async-lower]wait-for") declare function waitFor(nanoseconds: u64): i32;

@final @owned @trusted
class Timer extends Subtask<Unit> {
  protected lift(): Unit {
    return unit;
  }
}

/** A task that is done after this many nanoseconds. The world has to import `wasi:clocks/monotonic-clock@0.3.0`. */
// @ts-ignore: decorator
@trusted
export function timer(nanoseconds: u64): Task<Unit> {
  const timer = new Timer(0);
  timer.begin(waitFor(nanoseconds), 0);
  return timer;
}

/** Waits for this many nanoseconds, or until the caller is cancelled. */
export function sleep(nanoseconds: u64): void {
  timer(nanoseconds).tryWait();
}

/** Waits for a task, owned. Returns none, and cancels the task, if it takes longer or the caller is cancelled. */
export function timeout<T>(task: Task<T>, nanoseconds: u64): Option<T> {
  const limit = timer(nanoseconds);
  if (either<T, Unit>(task, limit) != 0) return Option.none<T>();
  return task.tryWait();
}
