import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { hash, writeWhole } from "./files.js";

/** Something that the build makes, in steps that follow from one another. */
export interface Target {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Whether its outputs are those of its inputs. Asked after the steps before it. */
  isCurrent(): boolean;
  make(): Promise<void>;
}

/** Whether nothing has to be made. */
export function isCurrent(target: Target): boolean {
  return target.steps.every((step) => step.isCurrent());
}

/** Makes what isn't current. */
export async function make({ steps }: Target): Promise<void> {
  for (const step of steps) if (!step.isCurrent()) await step.make();
}

/**
 * A step that is made again only when `inputs` gives other hashes than when it was last made, or an output is missing.
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
