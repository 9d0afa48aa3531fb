// Mistakes that a library reports, and one that asc reports alone.
import { File, Ref, Result } from "as-io-lifetimes";

function size(path: string): Result<u64> {
  return Result.ok<u64>(File.open(path).orReturn.stat().orReturn.size);
}

function name(): Result<string> {
  return Result.ok("x");
}

function show<F>(file: Ref<F>): void {}

function main(): void {
  if (size("x").isOk && name().isOk) show(File.open("x").value);
}

main();
