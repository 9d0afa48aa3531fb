import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files and directories by name. */
export interface Tree {
  [name: string]: Uint8Array | Tree;
}

/** Returns the files and directories of a directory. Links are left out. */
export function tree(directory: string): Tree {
  const files: Tree = {};
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isFile()) files[entry.name] = readFileSync(path);
    else if (entry.isDirectory()) files[entry.name] = tree(path);
  }
  return files;
}

/** Makes the files and directories of a directory those of `files`. */
export function replaceFiles(directory: string, files: Tree): void {
  for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    if (content instanceof Uint8Array) writeFileSync(path, content);
    else {
      mkdirSync(path);
      replaceFiles(path, content);
    }
  }
}
