import { UsageError } from "./usage.js";

/** Loads what needs the compiler, a peer dependency that only some commands need. `what` is the command. */
export async function needsCompiler<T>(what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`\`${what}\` needs the compiler: run \`npm install assemblyscript@^0.28.17\``);
  }
}
