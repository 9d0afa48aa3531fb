import { end } from "../abi/end";
import { releaseChain, takeBack } from "../abi/memory";
import { Option } from "../abi/option";
import { SubtaskState, subtaskCancel, subtaskDrop } from "./builtins";
import { Fiber } from "./fiber";
import { Task } from "./task";
import { INTERRUPTED, Waitable } from "./waitable";

/** A call of an async import. Generated code has a class for each, which knows the types. */
@owned @trusted
export abstract class Subtask<T> extends Task<T> {
  /** Where the parameters stand, if in memory, and behind them the result. */
  readonly at: usize;
  private waitable: Waitable | null = null;
  private blocks: usize = 0;
  private state: i32 = SubtaskState.RETURNED;

  /** `size`: of what stands in memory. */
  constructor(size: usize) {
    super();
    this.at = size ? heap.alloc(size) : 0;
  }

  /** Moves the result out of memory. */
  protected abstract lift(): T;

  /** Ends what the parameters own, for a call that was cancelled before it took them. */
  protected takeBack(): void {}

  /** The import was called with this status. `blocks`: memory that the parameters are in. */
  begin(status: i32, blocks: usize): void {
    this.blocks = blocks;
    const state = status & 0xf;
    if (state == SubtaskState.RETURNED) this.resolved(state);
    else {
      this.state = state;
      this.waitable = new Waitable(status >>> 4);
    }
  }

  get isDone(): bool {
    const waitable = this.waitable;
    if (waitable !== null && waitable.hasEvent) this.resolved(waitable.code);
    return this.waitable === null;
  }

  @consumes
  wait(): T {
    if (!this.isDone) this.resolved(this.waitable!.wait(false));
    return this.result();
  }

  @consumes
  tryWait(): Option<T> {
    if (!this.isDone) {
      const code = this.waitable!.wait(true);
      if (code == INTERRUPTED) this.interrupt();
      else this.resolved(code);
    }
    if (this.state == SubtaskState.RETURNED) return Option.some<T>(this.result());
    this.free();
    return Option.none<T>();
  }

  watch(fiber: Fiber): void {
    this.waitable!.attach(fiber);
  }

  unwatch(): void {
    const waitable = this.waitable;
    if (waitable !== null) waitable.detach();
  }

  drop(): void {
    this.cancel();
  }

  @consumes
  cancel(): void {
    if (!this.isDone) this.interrupt();
    if (this.state == SubtaskState.RETURNED) end<T>(this.result());
    else this.free();
  }

  private interrupt(): void {
    const waitable = this.waitable!;
    waitable.detach();
    this.resolved(subtaskCancel(waitable.handle));
  }

  private resolved(state: i32): void {
    this.state = state;
    const waitable = this.waitable;
    if (waitable !== null) {
      subtaskDrop(waitable.handle);
      this.waitable = null;
    }
    if (state == SubtaskState.CANCELLED_BEFORE_STARTED) {
      takeBack(true);
      this.takeBack();
      takeBack(false);
    }
    releaseChain(this.blocks);
    this.blocks = 0;
  }

  private result(): T {
    const result = this.lift();
    this.free();
    return result;
  }

  private free(): void {
    if (this.at) heap.free(this.at);
  }
}
