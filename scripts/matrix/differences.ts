// Where the host's tests come out differently on Deno and Bun, and why. The Nodes have no differences.

export interface Difference {
  /** The test file in tests/host/, without its extension. */
  readonly file: string;
  /** The tests; without it the file isn't run. */
  readonly tests?: RegExp;
  readonly why: string;
}

const LIMITS = "the engine node has no limits outside of Node";
const WITHOUT_LIMITS: readonly Difference[] = [
  { file: "limits", why: LIMITS },
  { file: "sockets-limits", why: LIMITS },
  { file: "two-guests", why: LIMITS },
  { file: "named-pipes", tests: /timeout/, why: LIMITS },
  { file: "no-procfs", why: "it runs other files again" },
  { file: "cli", why: "the command runs programs with limits in a process" },
  { file: "faults", tests: /close/, why: "closeSync ignores that the system's close fails" },
  { file: "trace", why: "stacks of a module have other forms" },
  { file: "traps", why: "stacks of a module have other forms" },
];

const SOCKETS = "Deno shows no descriptors of sockets";
const NAMES = "Deno decodes every name as UTF-8";
const STREAMS = "Bun reads no socket that is its standard input";
const TRAPS = "JavaScriptCore has other words and stacks for traps";

export const differences: Readonly<Record<string, readonly Difference[]>> = {
  deno: [
    ...WITHOUT_LIMITS,
    ...["socket-owners", "sockets", "preview1-sockets"].map((file) => ({ file, why: SOCKETS })),
    { file: "poll", tests: /socket/, why: SOCKETS },
    { file: "times", why: "Deno's stat has milliseconds" },
    { file: "specification", tests: /set_times/, why: "Deno's stat has milliseconds" },
    { file: "specification", tests: /UTF-8/, why: NAMES },
    { file: "wasi-filesystem", tests: /UTF-8/, why: NAMES },
    { file: "directories", tests: /can't be removed/, why: NAMES },
    { file: "windows", why: "Deno's --eval takes no modules" },
    { file: "instantiate", tests: /hundred/, why: "descriptors of Deno's own come and go" },
    { file: "hostile", tests: /memory grow|end of all numbers/, why: "descriptors of Deno's own come and go" },
    { file: "module-fuzz", why: "descriptors of Deno's own come and go" },
    { file: "host-streams", why: "Deno closes pipes of its children late" },
  ],
  bun: [
    ...WITHOUT_LIMITS,
    { file: "instantiate", tests: /trap|abort/, why: TRAPS },
    { file: "run", tests: /trap/, why: TRAPS },
    { file: "host-streams", tests: /socket/, why: STREAMS },
    { file: "sockets", tests: /without koffi/, why: STREAMS },
    { file: "preview1-sockets", tests: /net\.Server/, why: "Bun's sockets have no handles of libuv" },
    { file: "preview1-paths", tests: /removed/, why: "Bun finds no directory where a removed one is listed" },
  ],
};
