import { nothing } from "../result/nothing";
import { end } from "./end";

/** A value or none, of a type that has no null: WIT's `option<u32>`. Where there is a null, it is `T | null`. */
@final
@owned("T") @borrowed("T") @trusted
export class Option<T> {
  /** `some` and `none` make one. */
  constructor(readonly isSome: bool, private held: T) {}

  /** With a value, which is owned. */
  @trusted static some<T>(value: T): Option<T> {
    return new Option<T>(true, value);
  }

  /** Without one. */
  @trusted static none<T>(): Option<T> {
    return new Option<T>(false, nothing<T>());
  }

  get isNone(): bool {
    return !this.isSome;
  }

  /** The value. Traps where there is none. */
  @consumes
  get value(): T {
    if (!this.isSome) throw new Error("an option without a value was asked for it");
    return this.held;
  }

  /** The value, or `other` where there is none. The one that isn't returned is dropped. */
  @consumes
  valueOr(other: T): T {
    if (!this.isSome) return other;
    end<T>(other);
    return this.held;
  }

  drop(): void {
    end<T>(this.held);
  }
}
