// @trusted: a value that owns nothing, of a type that may own

/** The value where there is none: null, or 0. */
// @ts-ignore: decorator
@inline @trusted
export function nothing<T>(): T {
  return isReference<T>() ? changetype<T>(<usize>0) : <T>0;
}
