// @trusted: it drops what a result holds

/** Drops the value of a result, if its class owns. Without the transform that is what its class has a `drop` for. */
export function endOf<T>(value: T): void {
  if (!isReference<T>()) return;
  if (isDefined(IO_LIFETIMES_TRANSFORM)) {
    // @ts-ignore: the member that the transform adds to an owned class, for its own `drop` and its fields'
    if (isDefined(value.__own_drop)) value.__own_drop();
  }
  // @ts-ignore: a method of T
  else if (isDefined(value.drop)) value.drop();
}
