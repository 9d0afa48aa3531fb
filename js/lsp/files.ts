import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

interface Kept {
  readonly time: number;
  readonly size: number;
  readonly text: string;
}

/** Reads files for asc, open ones from their buffers. Keeps the others until they change on the disk. */
export class Files {
  readonly #kept = new Map<string, Kept>();
  #buffers: ReadonlyMap<string, string> = new Map();
  #packages = new Map<string, string>();

  /** Begins another check, with these open files. */
  begin(buffers: ReadonlyMap<string, string>): void {
    this.#buffers = buffers;
    this.#packages = new Map();
  }

  read(name: string, baseDir: string): string | null {
    const path = resolve(baseDir, name);
    const text = this.#buffers.get(path) ?? this.#fromDisk(path);
    const inPackage = path.replaceAll("\\", "/").split("/node_modules/");
    if (text !== null && inPackage.length > 1) this.#packages.set(`~lib/${inPackage.at(-1)!}`, path);
    return text;
  }

  /** Returns the path of a file of a package that this check has read, by its name in asc: `~lib/package/file.ts`. */
  ofPackage(name: string): string | undefined {
    return this.#packages.get(name);
  }

  #fromDisk(path: string): string | null {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return null;
    const kept = this.#kept.get(path);
    if (kept && kept.time === stat.mtimeMs && kept.size === stat.size) return kept.text;
    const text = readFileSync(path, "utf8").replace(/^\uFEFF/, ""); // editors don't count it as a character
    this.#kept.set(path, { time: stat.mtimeMs, size: stat.size, text });
    return text;
  }
}
