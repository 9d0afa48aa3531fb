// @trusted: takes owners apart that are handles of the table
import { random_get } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { fail } from "../result/record";
import { ManagedResult } from "../result";

/** The default prefix of temporary names. Most listings leave such names out. */
// @ts-ignore: decorator
@inline export const TEMP_PREFIX: string = ".tmp";

/** The number of names that are tried. Of 2^60 names one is taken only if it was predicted. */
// @ts-ignore: decorator
@inline export const TEMP_ATTEMPTS: i32 = 100;

/** Returns a random name: `prefix`, and 12 letters and digits. `random_get` */
export function temporaryName(prefix: string): ManagedResult<string> {
  const random = memory.data(8, 8);
  const errno = random_get(random, 8);
  if (errno) return ManagedResult.err<string>(fail(<Errno>errno, "temporary name", "the host gives no random bytes"));
  let name = prefix;
  for (let bits = load<u64>(random), i = 0; i < 12; i++, bits >>= 5) {
    name += String.fromCharCode("abcdefghijklmnopqrstuvwxyz234567".charCodeAt(<i32>(bits & 31)));
  }
  return ManagedResult.ok<string>(name);
}
