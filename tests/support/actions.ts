import { compile } from "./asc.js";

/** The command tests/guest/host/actions.ts, which does what its first argument says. */
export function actions(): Promise<Uint8Array> {
  return compile("tests/guest/host/actions.ts", ["--exportStart", "_start"]);
}
