import { end } from "../abi/end";
import { fail } from "../abi/fail";
import { detach, mark, releaseChain, takeBack } from "../abi/memory";
import { Option } from "../abi/option";
import { BLOCKED, CopyResult } from "./builtins";
import { Fiber } from "./fiber";
import { Task } from "./task";
import { INTERRUPTED, Waitable } from "./waitable";

/**
 * The readable end of a future, owned: a task whose result is the value. Passed to a function it moves there, with the value
 * that is still to come. Generated code has a class for each type of value.
 */
@owned @trusted
export abstract class FutureReader<T> extends Task<T> {
  private waitable: Waitable;
  /** Where the value is read to, once reading has begun. */
  private at: usize = 0;
  private hasValue: bool = false;

  constructor(handle: i32) {
    super();
    this.waitable = new Waitable(handle);
  }

  protected abstract get size(): usize;
  protected abstract load(at: usize): T;
  protected abstract startRead(handle: i32, at: usize): i32;
  protected abstract cancelRead(handle: i32): i32;
  protected abstract dropEnd(handle: i32): void;

  get isDone(): bool {
    this.begin();
    if (this.waitable.hasEvent) this.hasValue = true;
    return this.hasValue;
  }

  @consumes
  wait(): T {
    if (!this.isDone) this.waitable.wait(false);
    return this.value();
  }

  @consumes
  tryWait(): Option<T> {
    if (!this.isDone && this.waitable.wait(true) == INTERRUPTED) {
      this.cancel();
      return Option.none<T>();
    }
    return Option.some<T>(this.value());
  }

  watch(fiber: Fiber): void {
    this.waitable.attach(fiber);
  }

  unwatch(): void {
    this.waitable.detach();
  }

  /** Gives the end away. */
  @consumes
  give(): i32 {
    if (this.at) fail("a future can't be passed on after a wait or a select for its value");
    return this.waitable.handle;
  }

  drop(): void {
    this.cancel();
  }

  @consumes
  cancel(): void {
    const handle = this.waitable.handle;
    if (this.at) {
      this.waitable.detach();
      if (!this.isDone && (this.cancelRead(handle) & 0xf) == CopyResult.COMPLETED) this.hasValue = true;
      if (this.hasValue) {
        end<T>(this.value());
        return;
      }
      heap.free(this.at);
    }
    this.dropEnd(handle);
  }

  private begin(): void {
    if (this.at) return;
    this.at = heap.alloc(max<usize>(this.size, 1));
    this.hasValue = this.startRead(this.waitable.handle, this.at) != BLOCKED;
  }

  private value(): T {
    const value = this.load(this.at);
    heap.free(this.at);
    this.dropEnd(this.waitable.handle);
    return value;
  }
}

/**
 * The writable end of a future, owned. It has to be completed: the reader has no other way to learn that no value comes, and
 * to drop it before that is an error. Generated code has a class for each type of value.
 */
@owned @trusted @linear("complete")
export abstract class FutureWriter<T> {
  private waitable: Waitable;

  constructor(handle: i32) {
    this.waitable = new Waitable(handle);
  }

  protected abstract get size(): usize;
  protected abstract load(at: usize): T;
  protected abstract store(at: usize, value: T): void;
  protected abstract startWrite(handle: i32, at: usize): i32;
  protected abstract cancelWrite(handle: i32): i32;
  protected abstract dropEnd(handle: i32): void;

  /** Gives the value to the reader, and waits until it is read. Returns false, and drops the value, if the reader is gone. */
  @consumes
  complete(value: T): bool {
    const handle = this.waitable.handle;
    const at = heap.alloc(max<usize>(this.size, 1));
    const before = mark();
    this.store(at, value);
    const blocks = detach(before);
    let code = this.startWrite(handle, at);
    if (code == BLOCKED) code = this.waitable.wait(false);
    const isRead = (code & 0xf) == CopyResult.COMPLETED;
    if (!isRead) {
      takeBack(true);
      end<T>(this.load(at));
      takeBack(false);
    }
    releaseChain(blocks);
    heap.free(at);
    this.dropEnd(handle);
    return isRead;
  }

  drop(): void {
    fail("a FutureWriter was dropped before it was completed");
  }
}

/** Both ends of a future. */
@final @owned @trusted
export class FuturePair<T> {
  constructor(private writerEnd: FutureWriter<T> | null, private readerEnd: FutureReader<T> | null) {}

  /** Moves the writable end out. */
  @mut takeWriter(): FutureWriter<T> {
    const end = this.writerEnd;
    if (end === null) fail("the writable end of a future was moved out twice");
    this.writerEnd = null;
    return end!;
  }

  /** Moves the readable end out. */
  @mut takeReader(): FutureReader<T> {
    const end = this.readerEnd;
    if (end === null) fail("the readable end of a future was moved out twice");
    this.readerEnd = null;
    return end!;
  }

  drop(): void {
    const writer = this.writerEnd;
    if (writer) writer.drop();
    end<FutureReader<T> | null>(this.readerEnd);
  }
}
