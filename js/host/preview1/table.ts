import { Errno, filetypeName } from "../../shared.js";
import type { Observer } from "../../trace/observer.js";
import { Leak } from "../wasi-common/leaks.js";
import { MOST_OPEN, Numbers } from "../wasi-common/numbers.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import type { Descriptor } from "./descriptor.js";
import { refuse } from "../wasi-common/refusal.js";

/** The table of open descriptor numbers. No number of the guest is used without a lookup. */
export class Table {
  readonly #descriptors: (Descriptor | undefined)[] = [];
  readonly #numbers = new Numbers();
  #open = 0;
  /** The number of opens, closes and renumberings so far. */
  #operations = 0;

  constructor(private readonly observer: Observer | undefined) {}

  find(fd: number): Descriptor | undefined {
    return this.#descriptors[fd >>> 0];
  }

  get(fd: number): Descriptor {
    return this.#descriptors[fd >>> 0] ?? refuse(Errno.BADF);
  }

  /** Returns the file `fd`. Fails for any other descriptor. */
  file(fd: number): OpenFile {
    const found = this.get(fd);
    return found instanceof OpenFile ? found : refuse(Errno.BADF);
  }

  /** Returns the directory `fd`. Fails for any other descriptor. */
  directory(fd: number): OpenDirectory {
    const found = this.get(fd);
    return found instanceof OpenDirectory ? found : refuse(Errno.BADF);
  }

  /** For calls that need a file or a directory. */
  stored(fd: number): OpenFile | OpenDirectory {
    const found = this.get(fd);
    return found instanceof OpenFile || found instanceof OpenDirectory ? found : refuse(Errno.BADF);
  }

  /** The number of entries that are kept for the open directories. */
  get listed(): number {
    return this.#descriptors.reduce(
      (total, found) => total + (found instanceof OpenDirectory ? (found.entries?.length ?? 0) : 0),
      0,
    );
  }

  get isFull(): boolean {
    return this.#open >= MOST_OPEN;
  }

  /** Adds `descriptor` under an unused number. */
  add(descriptor: Descriptor): number {
    const fd = this.#numbers.take();
    this.put(fd, descriptor);
    return fd;
  }

  put(fd: number, descriptor: Descriptor): void {
    descriptor.openedAt = ++this.#operations;
    this.#descriptors[fd] = descriptor;
    this.#open++;
    if (this.observer) {
      const { path, filetype, origin } = descriptor;
      this.observer.opened(fd, { path, kind: filetypeName(filetype) }, origin === "given");
    }
  }

  /** Closes `fd`. The number is released even if the host's close fails. */
  close(fd: number): Errno {
    const descriptor = this.find(fd);
    if (!descriptor) return Errno.BADF;
    this.#remove(fd >>> 0);
    this.observer?.closed(fd >>> 0);
    descriptor.close();
    return Errno.SUCCESS;
  }

  /** Makes `to` refer to what `from` refers to, and closes what `to` referred to. Both must be open. */
  move(from: number, to: number): void {
    const descriptor = this.get(from);
    const replaced = this.get(to);
    if (descriptor === replaced) return;
    this.#remove(from >>> 0);
    this.#descriptors[to >>> 0] = descriptor;
    this.observer?.renumbered(from >>> 0, to >>> 0);
    try {
      replaced.close();
    } catch {
      // As with dup2, an error of the implied close is ignored.
    }
  }

  /** Returns the descriptors that the guest has opened and not closed. */
  leaks(): Leak[] {
    return [...this.#descriptors.entries()].flatMap(([fd, descriptor]) =>
      descriptor?.origin === "opened"
        ? [new Leak(fd, descriptor.path, filetypeName(descriptor.filetype), this.#operations - descriptor.openedAt)]
        : [],
    );
  }

  /** Closes all descriptors. */
  sweep(): void {
    for (const [fd, descriptor] of this.#descriptors.entries()) {
      if (!descriptor) continue;
      this.#remove(fd);
      this.observer?.swept(fd);
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
