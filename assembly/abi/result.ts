import { end } from "./end";
import { needTransformToReturn } from "../own/or-return";
import { nothing } from "../result/nothing";

/** A value or an error: WIT's `result<T, E>`. A part that WIT leaves out is a `Unit`. */
@final
@owned("T", "E") @borrowed("T", "E") @trusted
export class Result<T, E> {
  /** `ok` and `err` make one. */
  constructor(readonly isOk: bool, private held: T, private failure: E) {}

  /** A result with a value, which is owned. */
  @trusted static ok<T, E>(value: T): Result<T, E> {
    return new Result<T, E>(true, value, nothing<E>());
  }

  /** A result with an error, which is owned. */
  @trusted static err<T, E>(error: E): Result<T, E> {
    return new Result<T, E>(false, nothing<T>(), error);
  }

  get isErr(): bool {
    return !this.isOk;
  }

  /** The value. Traps where there is an error. */
  @consumes
  get value(): T {
    if (!this.isOk) throw new Error("a result with an error was asked for its value");
    return this.held;
  }

  /** The value, or `other` where there is an error. What isn't returned is dropped. */
  @consumes
  valueOr(other: T): T {
    if (this.isOk) {
      end<T>(other);
      return this.held;
    }
    end<E>(this.failure);
    return other;
  }

  /** The value. Traps with `message` where there is an error. */
  @consumes
  expect(message: string): T {
    if (!this.isOk) throw new Error(message);
    return this.held;
  }

  /** The error. Traps if there is a value. */
  @consumes
  get error(): E {
    if (this.isOk) throw new Error("a result with a value was asked for its error");
    return this.failure;
  }

  /**
   * The value. If there is an error, the function that uses this word returns it, in a result with another value and the
   * same type of error, and drops what it owns. Rust's `?`. It needs the ownership transform.
   */
  @consumes
  get orReturn(): T {
    needTransformToReturn();
    return this.value;
  }

  /** Ignores the error, or the value, and drops it. Says that not looking at the result is meant. */
  @consumes
  ignore(): void {
    this.drop();
  }

  drop(): void {
    end<T>(this.held);
    end<E>(this.failure);
  }

  /** Only for the transform, which writes `orReturn` with it: the value of a result that has one. */
  @consumes
  $held(): T {
    return this.held;
  }

  /** Only for the transform, which writes `orReturn` with it: the error, in a result R with a value of type U. */
  @consumes
  $failed<R, U>(): R {
    return instantiate<R>(false, nothing<U>(), this.failure);
  }
}

/** The type of a missing part of a result, as in `result<_, error>`. */
export type Unit = bool;

/** The one value of its type. */
// @ts-ignore: decorator
@inline
export const unit: Unit = false;
