import { BindgenError } from "./errors.js";

/** Loads jco, which carries the official tools. It is an optional dependency. */
export async function loadJco(): Promise<typeof import("@bytecodealliance/jco")> {
  try {
    return await import("@bytecodealliance/jco");
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new BindgenError(
      "this needs jco, which carries the official encoder: npm install --save-dev @bytecodealliance/jco",
    );
  }
}
