// @trusted: raw calls of WASI preview1, and memory by address
import { writeText } from "./std";

/**
 * Writes `as-io-lifetimes: message` to standard error and ends the program. In a component without WASI, which has no
 * standard error, it ends it without words: asconfig.component.json says so.
 */
export function trap(message: string): void {
  if (!isDefined(IO_LIFETIMES_SILENT)) {
    writeText(2, "as-io-lifetimes: ");
    writeText(2, message);
    writeText(2, "\n");
  }
  unreachable();
}
