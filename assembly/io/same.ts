import { AsFd } from "../fd";
import { isSameDescription } from "../table";
import { handleOf } from "./raw";
import { stat } from "./stat";

/**
 * Whether two descriptors refer to the same object: one is a clone of the other, or both are open on the same file, by
 * whatever path. Who has ended is the same as nobody. What WASI gives no number for, as a pipe, is the same as its clones
 * only. Of components: `is-same-object`. `fd_filestat_get`
 */
// @ts-ignore: decorator
@borrows("a", "b")
export function sameFd<A extends AsFd, B extends AsFd>(a: A, b: B): bool {
  if (isSameDescription(handleOf<A>(a), handleOf<B>(b))) return true;
  const one = stat<A>(a), other = stat<B>(b);
  if (one.isErr || other.isErr) return false;
  const here = one.value, there = other.value;
  return here.ino != 0 && here.ino == there.ino && here.dev == there.dev;
}
