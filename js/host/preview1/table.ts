import { Errno, filetypeName } from "../../shared.js";
import { Leak } from "../wasi-common/leaks.js";
import { MOST_OPEN, Numbers } from "../wasi-common/numbers.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import type { Descriptor } from "./descriptor.js";
import { refuse } from "../wasi-common/refusal.js";

/** Which numbers are open, and what each stands for. A number is never trusted. */
export class Table {
  readonly #descriptors: (Descriptor | undefined)[] = [];
  readonly #numbers = new Numbers();
  #open = 0;
  /** How many descriptors were opened, closed and renumbered so far. */
  #operations = 0;

  find(fd: number): Descriptor | undefined {
    return this.#descriptors[fd >>> 0];
  }

  get(fd: number): Descriptor {
    return this.#descriptors[fd >>> 0] ?? refuse(Errno.BADF);
  }

  /** For calls that need a file. */
  file(fd: number): OpenFile {
    const found = this.get(fd);
    return found instanceof OpenFile ? found : refuse(Errno.BADF);
  }

  /** For calls that need a directory. */
  directory(fd: number): OpenDirectory {
    const found = this.get(fd);
    return found instanceof OpenDirectory ? found : refuse(Errno.BADF);
  }

  /** How many entries are kept of the directories that are open. */
  get listed(): number {
    return this.#descriptors.reduce(
      (total, found) => total + (found instanceof OpenDirectory ? (found.entries?.length ?? 0) : 0),
      0,
    );
  }

  get isFull(): boolean {
    return this.#open >= MOST_OPEN;
  }

  /** Gives `descriptor` a number that isn't in use. */
  add(descriptor: Descriptor): number {
    const fd = this.#numbers.take();
    this.put(fd, descriptor);
    return fd;
  }

  put(fd: number, descriptor: Descriptor): void {
    descriptor.openedAt = ++this.#operations;
    this.#descriptors[fd] = descriptor;
    this.#open++;
  }

  /** Closes `fd`. The number is free, whatever the host says to the close. */
  close(fd: number): Errno {
    const descriptor = this.find(fd);
    if (!descriptor) return Errno.BADF;
    this.#remove(fd >>> 0);
    descriptor.close();
    return Errno.SUCCESS;
  }

  /** Makes `to` stand for what `from` stands for, and closes what `to` stood for. Both must be open. */
  move(from: number, to: number): void {
    const descriptor = this.get(from);
    const replaced = this.get(to);
    if (descriptor === replaced) return;
    this.#remove(from >>> 0);
    this.#descriptors[to >>> 0] = descriptor;
    try {
      replaced.close();
    } catch {
      // As with dup2, an error of the implied close has no place to go.
    }
  }

  /** What the guest has opened and not closed. */
  leaks(): Leak[] {
    return [...this.#descriptors.entries()].flatMap(([fd, descriptor]) =>
      descriptor?.origin === "opened"
        ? [new Leak(fd, descriptor.path, filetypeName(descriptor.filetype), this.#operations - descriptor.openedAt)]
        : [],
    );
  }

  /** Closes all that is open. */
  sweep(): void {
    for (const [fd, descriptor] of this.#descriptors.entries()) {
      if (!descriptor) continue;
      this.#remove(fd);
      try {
        descriptor.close();
      } catch {
        // The others must be closed as well.
      }
    }
  }

  #remove(fd: number): void {
    this.#descriptors[fd] = undefined;
    this.#numbers.release(fd);
    this.#open--;
    this.#operations++;
  }
}
