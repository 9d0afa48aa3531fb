import type { Test } from "uvu";

/** Skips a test and prints the reason, which uvu doesn't. */
export function skip(test: Test, name: string, why: string): void {
  test.skip(name, () => {});
  console.log(`skipped ${name}: ${why}`);
}
