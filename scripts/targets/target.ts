import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { hash, writeWhole } from "./files.js";

/** A product of the build, made in steps that depend on the steps before them. */
export interface Target {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Whether its outputs match its inputs. The steps before it must be current. */
  isCurrent(): boolean;
  make(): Promise<void>;
}

/** Whether all steps of a target are current. */
export function isCurrent(target: Target): boolean {
  return target.steps.every((step) => step.isCurrent());
}

/** Runs the steps that aren't current. */
export async function make({ steps }: Target): Promise<void> {
  for (const step of steps) if (!step.isCurrent()) await step.make();
}

/**
 * A step that runs only if `inputs` returns other hashes than at its last run, or if an output is missing.
 * `outputs` are relative to the root of the repository.
 */
export function keyed(
  name: string,
  inputs: () => readonly (string | Uint8Array)[],
  outputs: readonly string[],
  work: () => Promise<void> | void,
): Step {
  const record = join(root, "build/keys", name);
  const key = () => hash(...inputs());
  return {
    isCurrent: () =>
      outputs.every((path) => existsSync(join(root, path))) &&
      existsSync(record) &&
      readFileSync(record, "utf8") === key(),
    async make() {
      const before = key();
      await work();
      writeWhole(record, before);
    },
  };
}
