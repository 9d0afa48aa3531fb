// Private members of tracked classes: E0616, E0624.

import { report, type Report, type Span } from "../../ownership/report.js";

const HELP = "use what the class offers, or mark the function `@trusted`";

/** E0616 */
export function privateField(span: Span, field: string, cls: string): Report {
  return report("E0616", span, `field \`${field}\` of class \`${cls}\` is private`, {
    label: "private field",
    help: HELP,
  });
}

/** E0624. `method` is null for the constructor. */
export function privateMethod(span: Span, method: string | null, cls: string): Report {
  const what = method === null ? "the constructor" : `method \`${method}\``;
  return report("E0624", span, `${what} of class \`${cls}\` is private`, {
    label: method === null ? "private constructor" : "private method",
    help: HELP,
  });
}
