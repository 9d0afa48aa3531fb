import { Result, fs } from "as-io-lifetimes";

function returning(): Result<void> {
  fs.removeFile("passed on");
  return Result.done();
}

export function main(): void {
  fs.removeFile("not passed on");
  returning().ignore();
}
