import { symlinkSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../support/asc.js";
import { Tree, tree } from "../support/tree.js";

/** A project of AssemblyScript in a directory of its own, with this package and asc installed. */
export class Project extends Tree {
  /** The URI of a file in it, as Node writes it. */
  uri(name: string): string {
    return pathToFileURL(this.at(name)).href;
  }
}

/** Makes a project. Without an asconfig.json among the files it has one that extends the package's. */
export function project(files: Record<string, string>, { asc = true }: { asc?: boolean } = {}): Project {
  const config = JSON.stringify({ extends: "as-io-lifetimes/asconfig.json", entries: ["main.ts"] });
  const { path } = tree({ "asconfig.json": config, ...files });
  mkdirSync(join(path, "node_modules"));
  symlinkSync(root, join(path, "node_modules/as-io-lifetimes"));
  if (asc) symlinkSync(join(root, "node_modules/assemblyscript"), join(path, "node_modules/assemblyscript"));
  return new Project(path);
}
