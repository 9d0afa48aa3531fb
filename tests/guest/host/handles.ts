// What asc's bindings pass as numbers: owners and borrows of descriptors, and results.
export * from "as-io-lifetimes/assembly/bridge";
import { BorrowedFd, File, OpenOptions, OwnedMap, Ref, Result, writeString } from "as-io-lifetimes";

export function openJournal(path: string): Result<File> {
  return new OpenOptions().append().create().open(path);
}

export function note(journal: Ref<File>, text: string): bool {
  return journal.writeString(text + "\n").isOk;
}

export function say(to: BorrowedFd, text: string): Result<void> {
  return writeString(to, text);
}

export function finish(journal: File, last: string): Result<void> {
  journal.writeString(last).orReturn;
  return journal.close();
}

export function maybe(path: string): File | null {
  const file = File.open(path);
  return file.isOk ? file.value : null;
}

// As docs/reactors.md shows it.
@owned @trusted class Table {
  private files: OwnedMap<string, File> = new OwnedMap<string, File>();
  keep(name: string, file: File): void { this.files.set(name, file); }
  release(name: string): File | null { return this.files.remove(name); }
}

const table = new Table();

/** Takes the file over: pass `file.intoHandle()`. */
export function keep(name: string, file: File): void { table.keep(name, file); }

/** The caller owns the file: `host.file(handle)` takes it. 0 is none. */
export function release(name: string): File | null { return table.release(name); }
