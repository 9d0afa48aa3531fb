// What the Canonical ABI offers for waiting: https://github.com/WebAssembly/component-model/blob/main/design/mvp/Concurrency.md

// @ts-ignore: decorator
@external("$root", "[waitable-set-new]") export declare function waitableSetNew(): i32;
// @ts-ignore: decorator
@external("$root", "[waitable-set-wait]") export declare function waitableSetWait(set: i32, event: usize): i32;
// @ts-ignore: decorator
@external("$root", "[waitable-set-poll]") export declare function waitableSetPoll(set: i32, event: usize): i32;
// @ts-ignore: decorator
@external("$root", "[waitable-set-drop]") export declare function waitableSetDrop(set: i32): void;
// @ts-ignore: decorator
@external("$root", "[waitable-join]") export declare function waitableJoin(waitable: i32, set: i32): void;
// @ts-ignore: decorator
@external("$root", "[subtask-cancel]") export declare function subtaskCancel(subtask: i32): i32;
// @ts-ignore: decorator
@external("$root", "[subtask-drop]") export declare function subtaskDrop(subtask: i32): void;
// @ts-ignore: decorator
@external("$root", "[context-get-0]") export declare function contextGet(): i32;
// @ts-ignore: decorator
@external("$root", "[context-set-0]") export declare function contextSet(value: i32): void;

// @ts-ignore: decorator
@external("[export]$root", "[task-cancel]") export declare function taskCancel(): void;

/** What a callback says to the host. */
export namespace CallbackCode {
  // @ts-ignore: decorator
  @inline export const EXIT = 0;
  // @ts-ignore: decorator
  @inline export const YIELD = 1;
  // @ts-ignore: decorator
  @inline export const WAIT = 2;
}

/** What the host says to a callback. */
export namespace Event {
  // @ts-ignore: decorator
  @inline export const NONE = 0;
  // @ts-ignore: decorator
  @inline export const SUBTASK = 1;
  // @ts-ignore: decorator
  @inline export const TASK_CANCELLED = 6;
}

/** How far a subtask is. */
export namespace SubtaskState {
  // @ts-ignore: decorator
  @inline export const STARTING = 0;
  // @ts-ignore: decorator
  @inline export const STARTED = 1;
  // @ts-ignore: decorator
  @inline export const RETURNED = 2;
  // @ts-ignore: decorator
  @inline export const CANCELLED_BEFORE_STARTED = 3;
}

/** A read or a write has not ended yet. */
// @ts-ignore: decorator
@inline export const BLOCKED: i32 = -1;

/** How a read or a write ended: the low 4 bits of its result. The others say how many elements were copied. */
export namespace CopyResult {
  // @ts-ignore: decorator
  @inline export const COMPLETED = 0;
  // @ts-ignore: decorator
  @inline export const DROPPED = 1;
  // @ts-ignore: decorator
  @inline export const CANCELLED = 2;
}
