import { accessSync, constants, lstatSync, readlinkSync, statSync, type Stats } from "node:fs";
import { posix } from "node:path";

/**
 * The directories that a program needs to reach `paths`, by the names under which it asks for them: of a
 * directory itself, of all else the one that holds it, or the nearest one above it that can be opened. Of a link
 * to a file also the one where that is, since a preopened directory lets no link lead out.
 * Relative paths start from `cwd`.
 */
export function preopensFor(paths: string[], cwd: string): Record<string, string> {
  const directories = paths.flatMap((path) => [...steps(path, cwd)]).map((step) => nearestDirectory(step, cwd));
  return Object.fromEntries(directories.map((directory) => [directory, onHost(directory, cwd)]));
}

const MAX_LINKS = 40;

/** A path, and if it is a link to something else than a directory, the paths that it leads to. */
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

/** Whether it is a directory that can be opened. */
function isDirectory(host: string): boolean {
  if (!look(statSync, host)?.isDirectory()) return false;
  try {
    accessSync(host, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What `stat` tells, or nothing where it fails: then the program meets the same error, and tells. */
function look(stat: (path: string) => Stats, host: string): Stats | undefined {
  try {
    return stat(host);
  } catch {
    return undefined;
  }
}

/** Not `join`: it would take "link/.." for ".". */
function onHost(path: string, cwd: string): string {
  return path.startsWith("/") ? path : `${cwd}/${path}`;
}
