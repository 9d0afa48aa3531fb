import { readFileSync, writeSync } from "node:fs";
import { replaceFiles, tree } from "../tree.js";
import type { Done, Job } from "./on-shim.js";

/** Returns the job of a module with the files of the current directory and this process's standard input. */
export function jobOf(module: string, args: readonly string[]): Job {
  return { module: readFileSync(module), args, stdin: readFileSync(0), files: tree(".") };
}

/** Writes the outputs and the files of a job, and sets this process's exit code. */
export function finish({ exitCode, stdout, stderr, files }: Done): void {
  for (const chunk of stdout) writeSync(1, chunk);
  for (const chunk of stderr) writeSync(2, chunk);
  replaceFiles(".", files);
  process.exitCode = exitCode;
}
