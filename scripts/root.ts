import { fileURLToPath } from "node:url";

/** The root of the repository, as seen from dist/scripts/. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
