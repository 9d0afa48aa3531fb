import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Makes a directory for a test and in it the files of `entries`: a text is a file, `{ link }` a symbolic
 * link, null a directory. Gives the directory's path; `using` or dispose() removes it.
 */
export function tree(entries: Record<string, string | { link: string } | null> = {}): Tree {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "io-lifetimes-")));
  for (const [name, entry] of Object.entries(entries)) {
    const place = join(path, name);
    mkdirSync(entry === null ? place : dirname(place), { recursive: true });
    if (typeof entry === "string") writeFileSync(place, entry);
    else if (entry) symlinkSync(entry.link, place);
  }
  return new Tree(path);
}

export class Tree {
  constructor(readonly path: string) {}

  /** The place of something in it. */
  at(name: string): string {
    return join(this.path, name);
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
