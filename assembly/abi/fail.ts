/** Ends the program with a message. Generated code calls it, since WIT's `error` may hide the class `Error` there. */
export function fail(message: string): void {
  throw new Error(message);
}
