// Imports that engines of WASI don't provide: OWN0938.

import { report, type Report, type Span } from "../../ownership/report.js";

/** OWN0938, at a call or a declaration. `name` is the import, `env.log`. */
export function foreignImport(span: Span, name: string): Report {
  return report("OWN0938", span, `a command can't import \`${name}\`: engines of WASI don't provide it`, {
    label: "this needs the import",
    help: "if the engine that you use does, compile with `--use IO_LIFETIMES_IMPORTS=1`",
  });
}
