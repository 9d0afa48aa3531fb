// Paths of the guest, walked component by component from the directory that they start from, as openat2 does
// with RESOLVE_BENEATH: no link and no `..` leads out of it, however it was made and whenever.
//
// Each directory on the way is opened, without following links, from the one before. So between two steps
// nobody can put a link in the place of a directory that was looked at.

import { closeSync, constants, lstatSync, openSync, readlinkSync } from "node:fs";
import { Errno } from "../../shared.js";
import type { OpenDirectory } from "./open-directory.js";
import { procfs } from "./place.js";
import { codeOf, refuse } from "./refusal.js";

/** As Linux. */
const MAX_LINKS = 40;

/** Opens a directory only to start from it. It is of Linux, and node:fs has no name for it. */
const O_PATH = 0o10000000;
const STEP = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** A path that leads out of the directory it starts from. */
const ESCAPE = Errno.PERM;

interface Step {
  readonly fd: number | undefined;
  /** What paths of the host into the directory before began with. */
  readonly before: string;
}

/** A path on the way. At any time it stands in a directory, before the last component. */
export class Walk {
  /** What paths of the host into the directory reached begin with. */
  at: string;
  /** The last component, "." where the path ends in a directory that was reached. Not looked at yet. */
  name = ".";
  /** Whether the path ends in a slash, which asks for a directory. */
  slash = false;
  readonly #steps: Step[] = [];
  #todo: string[] = [];
  #links = 0;

  constructor(directory: OpenDirectory, path: string) {
    if (path === "") refuse(Errno.NOENT);
    this.at = directory.prefix;
    if (isPlain(path)) {
      this.name = path;
      return;
    }
    try {
      this.#append(path);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** The path of the host that the walk has come to. */
  get host(): string {
    return this.at + this.name;
  }

  /** … with a slash at the end if the guest wrote one. Only for calls that don't follow a link there. */
  get hostAsWritten(): string {
    return this.slash ? `${this.host}/` : this.host;
  }

  /** If the last component is a link, walks on to where it leads. */
  followLast(): boolean {
    if (this.name === ".") return false;
    const target = this.#link(this.name);
    if (target === undefined) return false;
    this.#append(target);
    return true;
  }

  /** Follows links at the end, and then, after a slash, insists on a directory. */
  follow(): void {
    while (this.followLast());
    if (!this.slash) return;
    const stat = lstatSync(this.host);
    if (!stat.isDirectory()) refuse(Errno.NOTDIR);
  }

  /** Closes the directories on the way. */
  end(): void {
    for (const { fd } of this.#steps) if (fd !== undefined) closeSync(fd);
    this.#steps.length = 0;
  }

  #append(path: string): void {
    if (path.startsWith("/")) refuse(ESCAPE);
    if (path.endsWith("/") && this.#todo.length === 0) this.slash = true;
    this.#todo.push(...componentsOf(path));
    this.name = ".";
    for (let name = this.#todo.pop(); name !== undefined; name = this.#todo.pop()) {
      if (name === ".") continue;
      if (name === "..") this.#up();
      else if (this.#todo.length > 0) this.#into(name);
      else this.name = name;
    }
  }

  #up(): void {
    const step = this.#steps.pop();
    if (!step) refuse(ESCAPE);
    if (step.fd !== undefined) closeSync(step.fd);
    this.at = step.before;
  }

  #into(name: string): void {
    const path = this.at + name;
    const fd = openStep(path);
    if (fd !== undefined) {
      this.#steps.push({ fd, before: this.at });
      this.at = `${procfs}/${fd}/`;
    } else if (!procfs && lstatSync(path).isDirectory()) {
      this.#steps.push({ fd, before: this.at });
      this.at = `${path}/`;
    } else {
      const target = this.#link(name) ?? refuse(Errno.NOTDIR);
      if (target.startsWith("/")) refuse(ESCAPE);
      this.#todo.push(...componentsOf(target));
    }
  }

  /** Where the link `name` leads; undefined if it is no link or isn't there. */
  #link(name: string): string | undefined {
    let target: string;
    try {
      target = readlinkSync(this.at + name);
    } catch (error) {
      if (codeOf(error) === "EINVAL" || codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
    if (++this.#links > MAX_LINKS) refuse(Errno.LOOP);
    return target;
  }
}

/** Opens a directory on the way; undefined where it is none, or where there is no procfs to start from it. */
function openStep(path: string): number | undefined {
  if (!procfs) return undefined;
  try {
    return openSync(path, STEP);
  } catch (error) {
    if (codeOf(error) === "ENOTDIR" || codeOf(error) === "ELOOP") return undefined;
    throw error;
  }
}

/** The components of a path, the last one first. */
function componentsOf(path: string): string[] {
  return path
    .split("/")
    .filter((name) => name !== "")
    .reverse();
}

/** Whether a path is one component and no other. */
function isPlain(path: string): boolean {
  return !path.includes("/") && path !== "." && path !== "..";
}
