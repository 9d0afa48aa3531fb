// What a call does at the end of a walk. None of these follows a link there unless it says so.

import { linkSync, lstatSync, mkdirSync, renameSync, rmdirSync, symlinkSync, unlinkSync } from "node:fs";
import { Errno } from "../../shared.js";
import { isDeno } from "../platform.js";
import { refuse } from "../wasi-common/refusal.js";
import type { Attributes } from "./attributes.js";
import { linkBytes } from "./bytes.js";
import { checkName, isAbsolute } from "./names.js";
import type { Walk } from "./walk.js";

export function createDirectory(walk: Walk): void {
  mkdirSync(walk.host);
}

export function removeDirectory(walk: Walk): void {
  // After a slash a link stands for what it leads to, and what a path reaches through a link is never removed.
  if (walk.slash && walk.followLast()) {
    walk.follow();
    refuse(Errno.NOTDIR);
  }
  rmdirSync(walk.host);
}

export function removeFile(walk: Walk): void {
  if (walk.slash) {
    walk.follow();
    refuse(Errno.ISDIR);
  }
  // Deno's unlinkSync removes an empty directory.
  if (isDeno && lstatSync(walk.host).isDirectory()) refuse(Errno.ISDIR);
  unlinkSync(walk.host);
}

/** Refuses the text of a link that would lead out wherever the link is. */
export function checkTarget(text: string): void {
  if (isAbsolute(text)) refuse(Errno.PERM);
  for (const name of text.split("/")) if (name !== "." && name !== "..") checkName(name);
}

/** `text` must have passed `checkTarget`. */
export function createLink(text: string, walk: Walk): void {
  // A slash demands a directory, and one that exists can't be created.
  if (walk.slash) walk.follow();
  if (text === "") refuse(Errno.NOENT);
  if (walk.slash) refuse(Errno.EXIST);
  symlinkSync(text, walk.host);
}

/** Returns the text of a link as the bytes that the host has. */
export function readLink(walk: Walk): Buffer {
  if (walk.slash) walk.follow();
  return linkBytes(walk.host);
}

export function rename(from: Walk, to: Walk): void {
  renameSync(from.hostAsWritten, to.hostAsWritten);
}

/** Prepares the first path of a link, before the second is walked. */
export function followSource(from: Walk, follow: boolean): void {
  if (from.slash || follow) from.follow();
}

/** Creates a hard link. On Linux, link(2) follows no link at the end of either path. */
export function link(from: Walk, to: Walk): void {
  linkSync(from.host, to.hostAsWritten);
}

/** Returns the attributes of what is there, or with `follow` of where a link leads; undefined if nothing is. */
export function statLast(walk: Walk, follow: boolean): Attributes | undefined {
  const found = walk.stat();
  if (found === undefined || (!walk.slash && !(follow && found.isSymbolicLink()))) return found;
  walk.follow();
  return walk.stat();
}

/** Returns the path of the host of what is there, or with `follow` of where a link leads. */
export function pathOfLast(walk: Walk, follow: boolean): string {
  if (walk.slash || follow) {
    walk.follow();
    lstatSync(walk.host);
  }
  return walk.host;
}
