import { Errno, fs } from "as-io-lifetimes";

// @ts-ignore: decorator
@inline const MAX_LINKS = 40;

/**
 * A host lets no symbolic link lead out of the directory that it opened for us. If another such directory holds
 * what the link leads to, the path to it from there; else `path` as it is.
 */
export function pastLink(path: string): string {
  let reached = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    const found = fs.stat(reached);
    if (found.isOk || found.error.errno != Errno.NOTCAPABLE && found.error.errno != Errno.PERM) return reached;
    const link = withoutSlashes(reached);
    const target = fs.readlink(link);
    if (target.isErr) return path;
    const start = target.value.startsWith("/") ? "" : link.substring(0, link.lastIndexOf("/") + 1);
    reached = start + target.value + reached.substring(link.length);
  }
  return path;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path.charCodeAt(end - 1) == 0x2f) end--;
  return path.substring(0, end);
}
