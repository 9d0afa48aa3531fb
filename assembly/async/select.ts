import { fail } from "../abi/fail";
import { OwnedArray } from "../own";
import { current } from "./fiber";
import { Task } from "./task";

/** Waits until one of the tasks is done, and returns its index. All of them go on. Returns -1 if the caller is cancelled. */
// @ts-ignore: decorator
@trusted @borrows("tasks")
export function select<T>(tasks: OwnedArray<Task<T>>): i32 {
  if (!tasks.length) fail("select of no tasks would wait for ever");
  for (let i = 0; i < tasks.length; i++) if (tasks.at(i).isDone) return i;
  const fiber = current;
  if (fiber === null) fail("select needs an async export, which can wait for several tasks");
  for (let i = 0; i < tasks.length; i++) tasks.at(i).watch(fiber!);
  fiber!.wait(true);
  for (let i = 0; i < tasks.length; i++) tasks.at(i).unwatch();
  for (let i = 0; i < tasks.length; i++) if (tasks.at(i).isDone) return i;
  return -1;
}

/** Waits until one of two tasks is done. Returns 0 for the first, 1 for the second, -1 if the caller is cancelled. */
// @ts-ignore: decorator
@trusted @borrows("first", "second")
export function either<A, B>(first: Task<A>, second: Task<B>): i32 {
  if (first.isDone) return 0;
  if (second.isDone) return 1;
  const fiber = current;
  if (fiber === null) fail("either needs an async export, which can wait for several tasks");
  first.watch(fiber!);
  second.watch(fiber!);
  fiber!.wait(true);
  first.unwatch();
  second.unwatch();
  return first.isDone ? 0 : second.isDone ? 1 : -1;
}
