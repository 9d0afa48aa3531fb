import { compile } from "./asc.js";

let compiled: Promise<Uint8Array> | undefined;

/** The command tests/guest/host/actions.ts, which does what its first argument says. */
export function actions(): Promise<Uint8Array> {
  return (compiled ??= compile("tests/guest/host/actions.ts", ["--exportStart", "_start"]));
}
