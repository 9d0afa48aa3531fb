// A result that isn't used is a warning, wherever it is left; `ignore` says that it is meant.
import { OwnedFd } from "../prelude";
import { tryDo, tryNumber, tryOpen } from "../results";

function each<T>(make: () => T): void {
  make();
}

export function main(n: i32): i32 {
  tryDo(n > 3);
  void tryDo(true);
  (tryNumber(1, true), tryNumber(2, true));
  n > 3 ? tryDo(true) : tryNumber(3, true).ignore();
  <void>tryDo(false);
  for (let i = 0; i < 2; tryDo(true)) i++;
  each(() => tryDo(true));
  tryOpen(n > 2);
  const kept = tryOpen(n > 1);
  const again = tryDo(n > 2);
  again;
  tryOpen(true).ignore();
  tryOpen(false).ignore();
  let assigned = tryDo(true);
  assigned = tryDo(false);
  return assigned.isErr && kept.isOk ? 1 : 0;
}
