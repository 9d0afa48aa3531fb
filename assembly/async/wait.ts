import { Option } from "../abi/option";
import { OwnedArray } from "../own";
import { current } from "./fiber";
import { Task } from "./task";

/** Waits for a task, owned, and returns its result. Other tasks go on meanwhile. */
export function wait<T>(task: Task<T>): T {
  return task.wait();
}

/** Waits for a task, owned. Returns none, and cancels the task, if the caller is cancelled meanwhile. */
export function tryWait<T>(task: Task<T>): Option<T> {
  return task.tryWait();
}

/** Waits for all tasks, owned. Returns their results in the order of the tasks. */
// @ts-ignore: decorator
@trusted
export function join<T>(tasks: OwnedArray<Task<T>>): Array<T> {
  const results = new Array<T>();
  for (let i = 0; i < tasks.length; i++) results.push(tasks.at(i).wait());
  return results;
}

/** Whether the caller was asked to end early. */
export function isCancelled(): bool {
  const fiber = current;
  if (fiber === null || !fiber.isCancelled) return false;
  return (fiber.knowsCancelled = true);
}

/** Lets other tasks and the host have a turn. */
export function yieldNow(): void {
  const fiber = current;
  if (fiber !== null) fiber.yieldNow();
}
