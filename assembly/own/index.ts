/** A shared borrow, Rust's `&T`. It is `T` to asc; the transform knows it. */
export type Ref<T> = T;
/** An exclusive borrow, Rust's `&mut T`. It is `T` to asc; the transform knows it. */
export type Mut<T> = T;
/** Takes a value and lets it end here. Rust's `drop`. */
export function drop<T>(value: T): void {}
/** Takes a value and never drops it. Rust's `mem::forget`. */
// @ts-ignore: decorator
@nodrop
export function forget<T>(value: T): void {}
/** Takes the value out of a variable or field of a nullable type, and leaves null. Rust's `Option::take`. */
export function take<T>(place: T): T { return place; }
/** Puts `value` into a variable or field, and gives the old value. Rust's `mem::replace`. */
export function replace<T>(place: T, value: T): T { return place; }
