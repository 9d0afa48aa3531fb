// @trusted: a result is a number that owns, made and taken apart here
import { flush, putBytes, putText } from "../wasi/text";
import { trap } from "../wasi/trap";
import { proc_exit } from "../wasi/imports";
import { Ref } from "../own/words";
import { needTransformToReturn } from "../own/or-return";
import { IoError } from "./error";
import { endOf } from "./end";
import { nothing } from "./nothing";
import { reasonName } from "./reason";
import { errnoOf, operationOf, pathOf } from "./record";

/**
 * The result of an I/O call: a value or an error. It is one number and never allocated: a value of 31 bits or a
 * handle as it is, an error with the sign bit set. Rust's `io::Result<T>`.
 *
 * A result that holds an owner is owned as well: the owner must be taken out and closed. Managed values
 * (strings, arrays) come in a `ManagedResult`, since the collector can't see into a number.
 */
@unmanaged
@final
@owned("T") @borrowed("T")
export class Result<T> {
  /** A result with a value. */
  // @ts-ignore: decorator
  @inline
  static ok<T>(value: T): Result<T> {
    if (isReference<T>()) {
      if (isManaged<T>()) ERROR("a Result can't hold a managed value: use ManagedResult");
      return changetype<Result<T>>(changetype<usize>(value));
    }
    if (sizeof<T>() > 4) ERROR("a Result holds 31 bits: use ManagedResult");
    return changetype<Result<T>>(<usize>(<u32>value));
  }

  /** The successful result of a call without a value. */
  // @ts-ignore: decorator
  @inline
  static done(): Result<void> {
    return changetype<Result<void>>(0);
  }

  /** A result with an error: the `code` of another result, or what `IoError.make` returned. */
  // @ts-ignore: decorator
  @inline
  static err<T>(error: i32): Result<T> {
    return changetype<Result<T>>(<usize>(<u32>error | 0x80000000)); // no number makes it a handle
  }

  /** Whether there is a value. */
  // @ts-ignore: decorator
  @inline
  get isOk(): bool {
    return <i32>changetype<usize>(this) >= 0;
  }

  /** Whether there is an error. */
  // @ts-ignore: decorator
  @inline
  get isErr(): bool {
    return <i32>changetype<usize>(this) < 0;
  }

  /** The value. Traps with the error's text if there is none. */
  // @ts-ignore: decorator
  @inline @consumes
  get value(): T {
    if (this.isErr) noValue(<i32>changetype<usize>(this));
    // @ts-ignore: a void T
    if (isVoid<T>()) return;
    if (isReference<T>()) return changetype<T>(changetype<usize>(this));
    return <T>(<u32>changetype<usize>(this));
  }

  /** The value, or `other` if there is an error. */
  // @ts-ignore: decorator
  @inline @consumes
  valueOr(other: T): T {
    return this.isErr ? other : this.value;
  }

  /** The value. Traps with `message` and the error's text if there is none. */
  @consumes
  expect(message: string): T {
    if (this.isErr) trap(message + ": " + this.error.toString());
    return this.value;
  }

  /**
   * The value. If there is an error, the function that uses this word returns it, in a result of its own type, and drops
   * what it owns. Rust's `?`. It needs the ownership transform, and a function that returns a `Result` or a
   * `ManagedResult`.
   */
  // @ts-ignore: decorator
  @inline @consumes
  get orReturn(): T {
    needTransformToReturn();
    return this.value;
  }

  /**
   * The value. If there is an error, writes it to standard error and ends the program with exit code 1. The transform
   * does so with a call of `main()` outside of functions.
   */
  @consumes
  orExit(): T {
    if (this.isErr) exitWith(this.code);
    return this.value;
  }

  /** Ignores the error, or the value: an owner in it is dropped. Says that not looking at the result is meant. */
  @consumes
  ignore(): void {
    if (!isVoid<T>()) {
      if (this.isOk) endOf<T>(this.$held());
    }
  }

  /** The error. Traps if there is a value. */
  get error(): IoError {
    if (this.isOk) trap("a result without an error was asked for it");
    return new IoError(<i32>changetype<usize>(this));
  }

  /** The error as a number, to pass on in a result of another type. */
  // @ts-ignore: decorator
  @inline
  get code(): i32 {
    return <i32>changetype<usize>(this);
  }

  /** Drops the owner in it, if there is one. For the transform; otherwise take the value and close it. */
  drop(): void {
    // @ts-ignore: only called where T is owned
    if (this.isOk) changetype<T>(changetype<usize>(this)).drop();
  }

  /** Only for the transform, which writes `orReturn` with it: the value of a result that has one. */
  // @ts-ignore: decorator
  @inline @consumes
  $held(): T {
    // @ts-ignore: a void T
    if (isVoid<T>()) return;
    if (isReference<T>()) return changetype<T>(changetype<usize>(this));
    return <T>(<u32>changetype<usize>(this));
  }

  /** Only for the transform, which writes `orReturn` with it: the error, in a result R with a value of type U. */
  // @ts-ignore: decorator
  @inline @consumes
  $failed<R, U>(): R {
    return isManaged<R>() ? instantiate<R>(nothing<U>(), this.code) : changetype<R>(changetype<usize>(this));
  }
}

/** Writes which failure left no value, in few bytes of code, and traps: `no value: open "notes.txt": noent`. */
function noValue(error: i32): void {
  const operation = operationOf(error);
  putText(2, "as-io-lifetimes: no value: ");
  if (operation.length) {
    putText(2, operation);
    const path = pathOf(error);
    if (path !== null) {
      putText(2, ' "');
      putBytes(2, path.bytes, path.length);
      putText(2, '"');
    }
    putText(2, ": ");
  }
  putText(2, reasonName(errnoOf(error)));
  putText(2, "\n");
  flush(2);
  unreachable();
}

/** Writes an error to standard error and ends the program: `error: open "notes.txt": no such file or directory (noent)`. */
function exitWith(error: i32): void {
  putText(2, "error: " + new IoError(error).toString() + "\n");
  flush(2);
  proc_exit(1);
}

/** The result of a call with a managed value, such as a string, a list or a record, or with 64 bits. Otherwise like `Result`. */
@final
@owned("T") @borrowed("T")
export class ManagedResult<T> {
  /** Only for `ok` and `err`. */
  constructor(private held: T, private failure: i32) {}

  /** A result with a value. */
  static ok<T>(value: T): ManagedResult<T> {
    return new ManagedResult<T>(value, 0);
  }

  /** A result with an error: the `code` of another result, or what `IoError.make` returned. */
  static err<T>(error: i32): ManagedResult<T> {
    return new ManagedResult<T>(nothing<T>(), error);
  }

  /** A result with an error, and with the data that the call had read before it failed. */
  static partial<T>(error: i32, partial: T): ManagedResult<T> {
    return new ManagedResult<T>(partial, error);
  }

  /** Whether there is a value. */
  get isOk(): bool {
    return this.failure == 0;
  }

  /** Whether there is an error. */
  get isErr(): bool {
    return this.failure != 0;
  }

  /** The value. Traps with the error's text if there is none. */
  @consumes
  get value(): T {
    if (this.failure) noValue(this.failure);
    return this.held;
  }

  /** The value, or `other` if there is an error. */
  @consumes
  valueOr(other: T): T {
    return this.failure ? other : this.held;
  }

  /** The value. Traps with `message` and the error's text if there is none. */
  @consumes
  expect(message: string): T {
    if (this.isErr) trap(message + ": " + this.error.toString());
    return this.value;
  }

  /**
   * The value. If there is an error, the function that uses this word returns it, in a result of its own type, and drops
   * what it owns. Rust's `?`. It needs the ownership transform, and a function that returns a `Result` or a
   * `ManagedResult`.
   */
  @consumes
  get orReturn(): T {
    needTransformToReturn();
    return this.value;
  }

  /**
   * The value. If there is an error, writes it to standard error and ends the program with exit code 1. The transform
   * does so with a call of `main()` outside of functions.
   */
  @consumes
  orExit(): T {
    if (this.isErr) exitWith(this.code);
    return this.value;
  }

  /** Ignores the error, or the value: an owner in it is dropped. Says that not looking at the result is meant. */
  @consumes
  ignore(): void {
    this.drop();
  }

  /** The data that a failed call, such as `readToEnd`, had read before; null if there is none. */
  get partial(): Ref<T> | null {
    return this.failure ? this.held : null;
  }

  /** The error. Traps if there is a value. */
  get error(): IoError {
    if (this.isOk) trap("a result without an error was asked for it");
    return new IoError(this.failure);
  }

  /** The error as a number, to pass on in a result of another type. */
  get code(): i32 {
    return this.failure;
  }

  /** Drops the owner in it, if there is one. For the transform; otherwise take the value and end it. */
  drop(): void {
    if (isReference<T>()) {
      if (changetype<usize>(this.held)) endOf<T>(this.held);
    }
  }

  /** Only for the transform, which writes `orReturn` with it: the value of a result that has one. */
  @consumes
  $held(): T {
    return this.held;
  }

  /** Only for the transform, which writes `orReturn` with it: the error, in a result R with a value of type U. */
  @consumes
  $failed<R, U>(): R {
    const error = this.failure;
    this.drop();
    return isManaged<R>() ? instantiate<R>(nothing<U>(), error) : changetype<R>(<usize>error);
  }
}

/** Makes a result of a number, or of an error below zero. */
export function resultOf(number: i64): ManagedResult<i64> {
  return number < 0 ? ManagedResult.err<i64>(<i32>number) : ManagedResult.ok<i64>(number);
}
