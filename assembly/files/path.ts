// Paths as texts, with "/" between names, as WASI has them. Nothing here asks the host. Slashes at the end, doubled ones
// before a name and names "." behind another don't count, as in Rust's `std::path::Path`.

// @ts-ignore: decorator
@inline const SLASH: i32 = 0x2f;
// @ts-ignore: decorator
@inline const DOT: i32 = 0x2e;

/** The path `path` seen from the directory `base`. An absolute `path` stays as it is. */
export function join(base: string, path: string): string {
  if (!base.length || path.startsWith("/")) return path;
  return base.endsWith("/") ? base + path : base + "/" + path;
}

/** The path without its last name: "" for one name alone, null for "/" and "". */
export function parent(path: string): string | null {
  const end = endOf(path, path.length);
  if (!end || (end == 1 && path.charCodeAt(0) == SLASH)) return null;
  const start = startOf(path, end);
  return path.substring(0, endOf(path, start));
}

/** The last name, or null if the path has none or ends with "..". */
export function fileName(path: string): string | null {
  const end = endOf(path, path.length);
  const name = path.substring(startOf(path, end), end);
  return name == "" || name == "." || name == ".." ? null : name;
}

/** What follows the last dot of the last name. Null if it has no dot but one at its start. */
export function extension(path: string): string | null {
  const name = fileName(path);
  if (name === null) return null;
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.substring(dot + 1) : null;
}

/** Where the last name before `end` starts. */
function startOf(path: string, end: i32): i32 {
  while (end > 0 && path.charCodeAt(end - 1) != SLASH) end--;
  return end;
}

/** Where the last name before `end` ends; a "/" at the start of the path stays. */
function endOf(path: string, end: i32): i32 {
  while (end > 1) {
    const last = path.charCodeAt(end - 1);
    if (last != SLASH && (last != DOT || path.charCodeAt(end - 2) != SLASH)) break;
    end--;
  }
  return end;
}
