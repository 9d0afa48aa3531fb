/**
 * Ends the program with a trap and no words, for a component that imports nothing but what its world says. The
 * function that trapped is in the engine's stack trace.
 */
export function abort(message: string | null = null, fileName: string | null = null, line: u32 = 0, column: u32 = 0): void {
  unreachable();
}
