import { readFileSync, writeFileSync } from "node:fs";
import { UsageError } from "./usage.js";

/** Writes to a standard stream. Ignores EPIPE: the reader may close its end early. */
export function print(stream: NodeJS.WriteStream, text: string): void {
  if (stream.listenerCount("error") === 0) stream.on("error", ignoreClosedPipe);
  stream.write(text);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** Returns a text in single quotes, as all shells read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Writes the file that a command makes. */
export function writeOut(path: string, data: string | Uint8Array): void {
  try {
    writeFileSync(path, data);
  } catch (error) {
    throw new UsageError(`can't write ${path}: ${(error as Error).message}`);
  }
  print(process.stdout, `wrote ${path}\n`);
}

/** Returns the package.json of this package. */
export function manifest(): { version: string; peerDependencies: Record<string, string> } {
  const file = new URL("../../../package.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof manifest>;
}

/** Returns the version of this package. */
export function version(): string {
  return manifest().version;
}
