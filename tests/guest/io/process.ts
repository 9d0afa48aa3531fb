// What the host tells the program: its arguments and its environment.
import { process } from "as-io-lifetimes";

export function argsAreInOrderWithTheNameFirst(): void {
  const args = process.args();
  assert(args.length == 4, "four");
  assert(args[0] == "name" && args[1] == "" && args[2] == "two words" && args[3] == "grüße €😀", "each of them whole");
}

export function envIsByName(): void {
  const env = process.env();
  assert(env.size == 3, "three");
  assert(env.get("A") == "1" && env.get("EQUALS") == "a=b" && env.get("EMPTY") == "", "each of them whole");
  assert(!env.has("PATH"), "and none of the host's");
}
