import { writeText } from "./std";

/** Writes `as-io-lifetimes: message` to standard error and ends the program. */
export function trap(message: string): void {
  writeText(2, "as-io-lifetimes: ");
  writeText(2, message);
  writeText(2, "\n");
  unreachable();
}
