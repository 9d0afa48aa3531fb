// The one resolver of the guest's paths. It walks a path component by component from the directory where it starts, as
// openat2 does with RESOLVE_BENEATH: no link and no `..` leads out, whoever made it and whenever.
//
// Each directory on the way is opened from the one before, without following links. So nobody can replace a directory by
// a link between two steps.

import { closeSync, constants, lstatSync, openSync } from "node:fs";
import type { Attributes } from "./attributes.js";
import { Errno } from "../../shared.js";
import { codeOf, refuse } from "../wasi-common/refusal.js";
import { checkDeadline } from "../wasi-common/sleep.js";
import { linkText } from "./bytes.js";
import { procfs, type HeldDirectory } from "./held.js";
import { checkName, isAbsolute } from "./names.js";
import { nativeCalls } from "./native.js";

/** The limit of Linux. */
const MAX_LINKS = 40;

/** Linux's flag to open a directory only as the start of paths. node:fs has no name for it. */
const O_PATH = 0o10000000;
const STEP = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** The errno for a path that leads out of the directory where it starts. */
const ESCAPE = Errno.PERM;

interface Step {
  readonly fd: number | undefined;
  /** The prefix of paths of the host into the directory before, and its descriptor. */
  readonly before: string;
  readonly dirBefore: number;
}

/** What a walk has that makes no step, as most do. They stay empty. */
const NO_STEPS: Step[] = [];
const NO_NAMES: string[] = [];

/** A walk along a path. It stands in a directory, before the last component. */
export class Walk {
  /** The prefix of paths of the host into the directory reached. */
  at: string;
  /** A descriptor of the directory reached, borrowed; with procfs alone. */
  #dir: number;
  /** The last component, which may be anything or nothing yet; "." where the path ends in the directory reached. */
  name = ".";
  /** Whether the path ends in a slash, which demands a directory. */
  slash = false;
  #steps: Step[] = NO_STEPS;
  #todo: string[] = NO_NAMES;
  #links = 0;

  constructor(directory: HeldDirectory, path: string) {
    if (path === "") refuse(Errno.NOENT);
    this.at = directory.prefix;
    this.#dir = directory.fd;
    if (isPlain(path)) {
      checkName(path);
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

  /** The path of the host to the last component. */
  get host(): string {
    return this.at + this.name;
  }

  /** … with a slash at the end if the guest wrote one. Only for calls that follow no link there. */
  get hostAsWritten(): string {
    return this.slash ? `${this.host}/` : this.host;
  }

  /** Opens the last component. The flags are those of the host, and must prevent that the system follows a link. */
  open(flags: number): number {
    return openIn(this.#dir, this.at, this.name, flags);
  }

  /** Returns the attributes of the last component, of a link itself; undefined if it doesn't exist. */
  stat(): Attributes | undefined {
    const native = procfs ? nativeCalls() : undefined;
    return native ? native.stat(this.#dir, this.name) : lstatSync(this.host, { bigint: true, throwIfNoEntry: false });
  }

  /** If the last component is a link, walks on to where it leads and returns true. */
  followLast(): boolean {
    if (this.name === ".") return false;
    const target = this.#link(this.name);
    if (target === undefined) return false;
    this.#append(target);
    return true;
  }

  /** Follows links at the end. After a slash, refuses what isn't a directory. */
  follow(): void {
    while (this.followLast());
    if (!this.slash) return;
    const stat = lstatSync(this.host);
    if (!stat.isDirectory()) refuse(Errno.NOTDIR);
  }

  /** Closes the directories that it has opened. */
  end(): void {
    for (const { fd } of this.#steps) if (fd !== undefined) closeSync(fd);
    this.#steps = NO_STEPS;
  }

  #append(path: string): void {
    if (this.#todo === NO_NAMES) [this.#steps, this.#todo] = [[], []];
    if (isAbsolute(path)) refuse(ESCAPE);
    if (path.endsWith("/") && this.#todo.length === 0) this.slash = true;
    this.#todo.push(...componentsOf(path));
    this.name = ".";
    for (let name = this.#todo.pop(); name !== undefined; name = this.#todo.pop()) {
      if (name === ".") continue;
      checkDeadline();
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
    this.#dir = step.dirBefore;
  }

  #into(name: string): void {
    const fd = this.#openStep(name);
    const step = { fd, before: this.at, dirBefore: this.#dir };
    if (fd !== undefined) {
      this.#steps.push(step);
      this.#dir = fd;
      this.at = `${procfs}/${fd}/`;
    } else if (!procfs && lstatSync(this.at + name).isDirectory()) {
      this.#steps.push(step);
      this.at = `${this.at}${name}/`;
    } else {
      const target = this.#link(name) ?? refuse(Errno.NOTDIR);
      if (isAbsolute(target)) refuse(ESCAPE);
      this.#todo.push(...componentsOf(target));
    }
  }

  /** Opens a directory on the way. Returns undefined if it isn't one, or without procfs. */
  #openStep(name: string): number | undefined {
    if (!procfs) return undefined;
    try {
      return openIn(this.#dir, this.at, name, STEP);
    } catch (error) {
      if (codeOf(error) === "ENOTDIR" || codeOf(error) === "ELOOP") return undefined;
      throw error;
    }
  }

  /** Returns the text of the link `name`; undefined if it isn't a link or doesn't exist. */
  #link(name: string): string | undefined {
    let target: string;
    try {
      target = linkText(this.at + name);
    } catch (error) {
      if (codeOf(error) === "EINVAL" || codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
    if (++this.#links > MAX_LINKS) refuse(Errno.LOOP);
    return target;
  }
}

/** Opens `name` in a directory, which is open as `dir` where there is procfs, and has the prefix `at`. */
function openIn(dir: number, at: string, name: string, flags: number): number {
  const native = procfs ? nativeCalls() : undefined;
  return native ? native.open(dir, name, flags) : openSync(at + name, flags, 0o666);
}

/** Returns the components of a path, the last one first. Refuses those that the system would take for more than a name. */
function componentsOf(path: string): string[] {
  const names = path.split("/").filter((name) => name !== "");
  for (const name of names) if (name !== "." && name !== "..") checkName(name);
  return names.reverse();
}

/** Returns whether a path is one name. */
function isPlain(path: string): boolean {
  return !path.includes("/") && path !== "." && path !== "..";
}

/** Walks `path` from `directory` and does `work` at its end. */
export function walked<T>(directory: HeldDirectory, path: string, work: (walk: Walk) => T): T {
  const walk = new Walk(directory, path);
  try {
    return work(walk);
  } finally {
    walk.end();
  }
}
