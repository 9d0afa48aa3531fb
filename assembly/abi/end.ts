import { fail } from "./fail";

/** Ends a value, if it is owned and was not moved out before. */
// @ts-ignore: decorator
@trusted
export function end<T>(value: T): void {
  if (!isReference<T>()) return;
  if (changetype<usize>(value) == 0) return;
  // Not by `drop`, which isn't for values that have to be used up: what is called here ends those that nothing can use.
  // @ts-ignore: the transform adds it
  if (isDefined(value.__own_drop)) value.__own_drop();
  // @ts-ignore: the class of a resource has it, if there is something to do at its end
  else if (isDefined(value.drop)) value.drop();
}

/** A value that may have been moved out before. Traps where it was. */
// @ts-ignore: decorator
@inline @trusted @lifetime("value")
export function held<T>(value: T): T {
  if (isReference<T>() && !isNullable<T>()) {
    if (changetype<usize>(value) == 0) fail("a part of a tuple was moved out");
  }
  return value;
}

/** The value left behind by a move: null, or an unchanged number. */
// @ts-ignore: decorator
@inline @trusted
export function moved<T>(value: T): T {
  return isReference<T>() ? changetype<T>(<usize>0) : value;
}
