import { parseArgs } from "node:util";
import { availableParallelism } from "node:os";

export const USAGE = `npm test -- [PART OF A FILE'S NAME]... [OPTIONS]

  -t, --name TEXT   only tests with this text in their name
  --engine NAME     files that run on each engine run on this one only
  --runtime NAME    runs the files on a runtime that \`npm run tools\` installs: node22, deno, bun, …
  --timeout N       seconds that a file may take (default: 600)
  --jobs N          files that run at once (default: the number of processors)
  --known-skips     a skipped test fails unless tests/runner/skips.ts explains it, as in .ci/run
  -h, --help        prints this
  --no-build        takes the modules and the component as they are
  --compiled DIR    where the compiled test files are, and
  --sources DIR     where their sources are: for the tests of this runner`;

export interface Options {
  /** Parts of the names of files; all files where there is none. */
  readonly parts: readonly string[];
  readonly name: string | undefined;
  readonly engine: string | undefined;
  /** The name of a runtime; undefined for the one that this runs on. */
  readonly runtime: string | undefined;
  readonly timeout: number;
  readonly jobs: number;
  readonly build: boolean;
  readonly knownSkips: boolean;
  readonly help: boolean;
  readonly compiled: string | undefined;
  readonly sources: string | undefined;
}

/** Reads the arguments. Throws a TypeError for those that it doesn't know. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: "string", short: "t" },
      engine: { type: "string" },
      runtime: { type: "string" },
      timeout: { type: "string", default: "600" },
      jobs: { type: "string", default: String(availableParallelism()) },
      "no-build": { type: "boolean", default: false },
      "known-skips": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      compiled: { type: "string" },
      sources: { type: "string" },
    },
  });
  return {
    parts: positionals,
    name: values.name,
    engine: values.engine,
    runtime: values.runtime,
    timeout: positive("timeout", values.timeout),
    jobs: positive("jobs", values.jobs),
    build: !values["no-build"],
    knownSkips: values["known-skips"],
    help: values.help,
    compiled: values.compiled,
    sources: values.sources,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new TypeError(`--${name} must be a positive number, not "${text}"`);
  return value;
}
