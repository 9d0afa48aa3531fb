import { fileURLToPath, pathToFileURL } from "node:url";

/** Returns the path of a `file:` URI, or null for another URI, of an unsaved file for instance. */
export function toPath(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** The URIs of files as the client writes them: it may encode other characters than Node does. */
export class Uris {
  readonly #known = new Map<string, string>();

  learn(path: string, uri: string): void {
    this.#known.set(path, uri);
  }

  of(path: string): string {
    return this.#known.get(path) ?? pathToFileURL(path).href;
  }
}
