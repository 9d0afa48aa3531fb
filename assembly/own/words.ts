import { trap } from "../wasi/trap";

// The words of ownership. They mean nothing to asc; the transform of this package implements them, and
// without it those that need one don't compile.

/** A shared borrow of a value, Rust's `&T`. To asc it is `T`. */
export type Ref<T> = T;

/** An exclusive borrow of a value, Rust's `&mut T`. To asc it is `T`. */
export type Mut<T> = T;

/** Takes a value, owned, and lets it end here. Rust's `drop`. */
export function drop<T>(value: T): void {
  needTransform();
}

/** Takes a value, owned, and never drops it. Rust's `mem::forget`. */
// @ts-ignore: decorator
@nodrop
export function forget<T>(value: T): void {
  needTransform();
}

/** Sets a nullable variable or field to null and returns the old value. Rust's `Option::take`. */
export function take<T>(place: T): T {
  needTransform();
  trap("take() was not replaced by the transform");
  return place;
}

/** Sets a variable or field to `value`, which is owned, and returns the old value. Rust's `mem::replace`. */
// @ts-ignore: decorator
@lifetime("place", "value")
export function replace<T>(place: T, value: T): T {
  needTransform();
  trap("replace() was not replaced by the transform");
  return place;
}

// @ts-ignore: decorator
@inline
function needTransform(): void {
  if (!isDefined(IO_LIFETIMES_TRANSFORM)) {
    ERROR("drop, forget, take and replace need the ownership transform: extend\
 as-io-lifetimes/asconfig.json, or compile with --transform as-io-lifetimes/transform");
  }
}
