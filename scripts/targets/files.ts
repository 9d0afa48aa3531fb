// Hashes of the inputs of targets, and atomic writing of their outputs.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../root.js";

export function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("base64url").slice(0, 22);
}

const known = new Map<string, { readonly stamp: string; readonly hash: string }>();

/** The hash of a file's content, or null if there is no such file. */
export function hashOfFile(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  const stamp = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.hash;
  const made = hash(readFileSync(path));
  known.set(path, { stamp, hash: made });
  return made;
}

/** The hash of the paths and contents of all files in a folder. */
export function hashOfFolder(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return hash(...names.map((name) => `${name} ${hashOfFile(join(folder, name)) ?? ""}`));
}

const reached = new Map<string, string>();

/** The hash of an emitted script and of all scripts that it imports, directly or not. */
export function hashOfReach(script: string): string {
  let made = reached.get(script);
  if (made === undefined) {
    made = hash(...[...reach(script)].sort().map((path) => hashOfFile(path)!));
    reached.set(script, made);
  }
  return made;
}

/** A script and all scripts that it imports, directly or not. */
export function reach(script: string, found = new Set<string>()): Set<string> {
  if (found.has(script) || !existsSync(script)) return found;
  found.add(script);
  for (const [, specifier] of readFileSync(script, "utf8").matchAll(/"(\.\.?\/[^"\n]*\.js)"/g)) {
    reach(join(dirname(script), specifier!), found);
  }
  return found;
}

/** The installed version of a package. */
export function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as { version: string })
    .version;
}

/** Writes a file atomically: readers see the old content or the new. A file that has this content already is left alone. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, content);
  renameSync(whole, path);
}
