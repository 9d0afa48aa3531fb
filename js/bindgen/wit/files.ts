// The files of a WIT package and of its dependencies.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { WitFile } from "./place.js";

/** WIT text as it is, or the path of a file or a folder with it. */
export type WitInput = { readonly source: string } | { readonly path: string };

/** The files of one package. */
export type Package = readonly WitFile[];

/** The package that an input is, and those in its folder `deps`. */
export function readPackages(wit: WitInput): { readonly own: Package; readonly deps: readonly Package[] } {
  if ("source" in wit) return { own: [{ name: "WIT", text: wit.source }], deps: [] };
  if (statSync(wit.path).isFile()) return { own: [readFile(wit.path)], deps: [] };
  const folder = join(wit.path, "deps");
  const deps = (existsSync(folder) ? readdirSync(folder) : []).map((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return readFolder(path);
    return name.endsWith(".wit") ? [readFile(path)] : [];
  });
  return { own: readFolder(wit.path), deps: deps.filter((files) => files.length > 0) };
}

const PACKAGE = /^\s*package\s+([^;{\s]+)\s*;/m;

/** The name of a package, which one of its files says for all. */
export function packageName(files: Package): string | undefined {
  return files.map(({ text }) => PACKAGE.exec(text)?.[1]).find((name) => name !== undefined);
}

/** A package and its dependencies as one text, in which each package is named once. */
export function joined({ own, deps }: { readonly own: Package; readonly deps: readonly Package[] }): string {
  const name = (files: Package) => packageName(files) ?? "no:name";
  const nameless = ({ text }: WitFile) => text.replace(PACKAGE, "");
  const packages = deps.map((files) => `package ${name(files)} {\n${files.map(nameless).join("\n")}\n}`);
  return [`package ${name(own)};`, ...own.map(nameless), ...packages].join("\n");
}

function readFolder(folder: string): Package {
  const names = readdirSync(folder).filter((name) => name.endsWith(".wit"));
  return names.map((name) => readFile(join(folder, name)));
}

function readFile(path: string): WitFile {
  return { name: basename(path), text: readFileSync(path, "utf8") };
}
