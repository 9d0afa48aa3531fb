import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import * as assert from "uvu/assert";
import type { Tree } from "./tree.js";

/** A pipe with a name, open at both ends. */
export interface Fifo {
  readonly reader: number;
  readonly writer: number;
  /** Closes both ends. */
  close(): void;
}

/** Makes a pipe of the name `name` in a tree. */
export function fifo(files: Tree, name: string): Fifo {
  const path = files.at(name);
  assert.is(spawnSync("mkfifo", [path]).status, 0);
  // Opening the one end waits for the other, unless it is told not to.
  const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, "w");
  const reader = openSync(path, "r");
  closeSync(first);
  const close = () => [reader, writer].forEach((fd) => closeSync(fd));
  return { reader, writer, close };
}
