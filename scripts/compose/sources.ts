import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { withLibraryWit } from "../wit.js";

export const folder = join(root, "examples/compose");

/** The WIT of the example, with the WIT of the library. */
export const wit = withLibraryWit(readFileSync(join(folder, "wit/compose.wit"), "utf8"));
