const CHROMIUM = "Chromium, which `npm run tools` installs where apt may install packages";

/** The tests that `.ci/run` skips, by the file and its engine, and why. Any other skip fails there. */
const KNOWN: Readonly<Record<string, { readonly count: number; readonly why: string }>> = {
  "asinit.test.js": { count: 1, why: CHROMIUM },
  "hosts-guide.test.js": { count: 1, why: CHROMIUM },
  "async/definitions.test.js": {
    count: 1,
    why: "the Canonical ABI's definitions are fetched by `npm run tools definitions`",
  },
  "component/compose.test.js": { count: 1, why: "Node 20 can't compile the component of Python; a newer Node runs it" },
  "bindgen/wit.test.js": { count: 1, why: "a folder of somebody else's WIT files, which IO_LIFETIMES_WIT names" },
  "host/sockets-limits.test.js on node:wasi": { count: 1, why: "the engine node:wasi has no limits" },
};

/** Returns what is wrong with the skips of a whole run, by the name of each job. */
export function unknownSkips(skips: ReadonlyMap<string, number>): string[] {
  return [...skips].flatMap(([job, count]) => {
    const known = KNOWN[job]?.count ?? 0;
    return count > known ? [`${job}: ${count} tests were skipped, and tests/runner/skips.ts explains ${known}`] : [];
  });
}
