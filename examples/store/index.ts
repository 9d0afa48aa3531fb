// A key-value store with a log: it reads commands from standard input, and answers each with a line.
//
//   npx io-lifetimes run --dir . build/store.wasm data.log
//
// Behind `ok` a change is on the device: it survives the end of the process at any time, also within a compaction.

import { BorrowedFd, BufReader, ManagedResult, Mut, Result, process, stdin, stdout, writeString } from "as-io-lifetimes";
import { Store } from "./store";

/** Carries out a command: `set KEY VALUE`, `get KEY`, `remove KEY`, `count`, `keys` or `compact`. Gives the answer. */
function answer(store: Mut<Store>, line: string): ManagedResult<string> {
  const words = line.split(" ");
  const command = words[0], key = words.length > 1 ? words[1] : "";
  if (command == "set") store.set(key, Uint8Array.wrap(String.UTF8.encode(words.slice(2).join(" ")))).orReturn;
  else if (command == "remove") store.remove(key).orReturn;
  else if (command == "compact") store.compact().orReturn;
  else if (command == "count") return ManagedResult.ok<string>(store.count.toString());
  else if (command == "keys") return ManagedResult.ok<string>(store.keys.join(" "));
  else if (command == "get") {
    const value = store.get(key).orReturn;
    return ManagedResult.ok<string>(value === null ? "nothing" : "= " + textOf(value));
  } else return ManagedResult.ok<string>("unknown command");
  return ManagedResult.ok<string>("ok");
}

function textOf(value: Uint8Array): string {
  return String.UTF8.decodeUnsafe(value.dataStart, value.length);
}

function main(): Result<void> {
  const args = process.args();
  if (args.length != 2) {
    console.error("Usage: store LOG < COMMANDS");
    process.exit(2);
  }
  const store = Store.open(args[1]).orReturn;
  const lines = new BufReader<BorrowedFd>(stdin()).lines();
  for (let line = lines.nextString(); line !== null; line = lines.nextString()) {
    writeString(stdout(), answer(store, line).orReturn + "\n").orReturn;
  }
  return lines.failed ? Result.err<void>(lines.code) : Result.done();
}

main();
