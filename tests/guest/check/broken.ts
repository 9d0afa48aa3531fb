// Errors of asc and of the transform, in what is exported, in what nobody calls, and in another file.
import { File } from "as-io-lifetimes";
import { later } from "./other";

export function main(): void {
  const log = File.create("log.txt").value;
  log.close().ignore();
  log.writeString("done").ignore();
}

function unused(): i32 {
  const text: string = 5;
  const file = File.open("x").value;
  file.close().ignore();
  file.close().ignore();
  return missing();
}

class Unused {
  constructor(readonly size: i32) {
    size.grow();
  }
  get name(): string {
    return 1;
  }
}

namespace inner {
  function unused(file: File): void {
    file.close().ignore();
    file.close().ignore();
  }
}

function generic<T>(value: T): T {
  return missing(value);
}
