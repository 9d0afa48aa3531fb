import { accessSync, constants, lstatSync, readlinkSync, statSync, type Stats } from "node:fs";
import { posix } from "node:path";

/**
 * The directories that a program needs to reach `paths`, by the names under which it asks for them. For a directory
 * that is the directory itself; for anything else its parent, or the nearest ancestor that can be opened. For a link
 * to a file it is also the parent of the target, since no link leads out of a preopened directory. Relative paths start
 * from `cwd`.
 */
export function preopensFor(paths: string[], cwd: string): Record<string, string> {
  const directories = paths.flatMap((path) => [...steps(path, cwd)]).map((step) => nearestDirectory(step, cwd));
  return Object.fromEntries(directories.map((directory) => [directory, onHost(directory, cwd)]));
}

const MAX_LINKS = 40;

/** A path and, if it is a link to anything but a directory, the paths that it leads to. */
function* steps(path: string, cwd: string): Iterable<string> {
  for (let links = 0; links <= MAX_LINKS; links++) {
    yield path;
    path = path.replace(/(?<=.)\/+$/, ""); // a slash at the end would follow the link
    const host = onHost(path, cwd);
    if (isDirectory(host) || !look(lstatSync, host)?.isSymbolicLink()) return;
    const target = readlinkSync(host);
    path = target.startsWith("/") ? target : path.slice(0, path.lastIndexOf("/") + 1) + target;
  }
}

function nearestDirectory(path: string, cwd: string): string {
  while (path === "" || (!isDirectory(onHost(path, cwd)) && path !== "." && path !== "/")) path = posix.dirname(path);
  return path;
}

/** Whether a path is a directory that can be opened. */
function isDirectory(host: string): boolean {
  if (!look(statSync, host)?.isDirectory()) return false;
  try {
    accessSync(host, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The result of `stat`, or undefined if it fails: the program will fail with the same error and report it. */
function look(stat: (path: string) => Stats, host: string): Stats | undefined {
  try {
    return stat(host);
  } catch {
    return undefined;
  }
}

/** Not `join`, which would replace "link/.." with ".". */
function onHost(path: string, cwd: string): string {
  return path.startsWith("/") ? path : `${cwd}/${path}`;
}
