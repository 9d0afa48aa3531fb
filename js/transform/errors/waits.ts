// Waits in functions that may not wait: OWN0940.

import { report, type Report, type Span } from "../../ownership/report.js";

interface Named {
  readonly span: Span;
  readonly name: string;
}

/** OWN0940: a function that isn't async calls others, the last of which waits in `wait`. */
export function waitInSync(first: Named, others: readonly Named[], wait: string): Report {
  const names = [first, ...others].map(({ name }) => name);
  const calls = (i: number) => `calls \`${names[i + 1] ?? wait}\``;
  return report("OWN0940", first.span, `\`${first.name}\` can wait, and nothing that calls it is \`async\` in WIT`, {
    label: others.length > 0 ? calls(0) : `waits in \`${wait}\``,
    secondary: others.map(({ span }, i) => ({
      span,
      text: i + 1 < others.length ? calls(i + 1) : `waits in \`${wait}\``,
    })),
    help: "make the function `async func` in WIT",
  });
}
