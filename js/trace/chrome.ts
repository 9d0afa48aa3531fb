// The trace-event format of Chrome and Perfetto: https://ui.perfetto.dev opens it.
//
//   b, e   an asynchronous slice for each life, with its owners and borrows inside; the id is the life's number
//   X      a slice for each opening, move and ending, which flows need
//   s, f   a flow from a clone's origin to the clone, and from what was moved to what it was moved onto
//   C      the number of open descriptors

import { checkTrace } from "./check.js";
import type { Life, Trace } from "./trace.js";
import { nameOf } from "./view/text.js";

/** An event of the format. */
export interface ChromeEvent {
  readonly name: string;
  readonly ph: "b" | "e" | "n" | "X" | "s" | "f" | "C" | "M";
  readonly ts: number;
  readonly pid: number;
  readonly tid: number;
  readonly cat?: string;
  readonly id?: string;
  readonly dur?: number;
  readonly bp?: "e";
  readonly args?: Readonly<Record<string, unknown>>;
}

/** The file: the object form of the format. */
interface ChromeFile {
  readonly traceEvents: readonly ChromeEvent[];
  readonly displayTimeUnit: "ms";
  readonly otherData: Readonly<Record<string, unknown>>;
}

const CATEGORY = "descriptor";
const FLOW = "move";
const WRITER = "as-io-lifetimes";
const PLACE = { pid: 1, tid: 1 } as const;

/** Writes a trace. */
export function toChrome(trace: Trace): string {
  const { lives, open, ...about } = trace;
  const file: ChromeFile = {
    traceEvents: [
      { name: "process_name", ph: "M", ts: 0, ...PLACE, args: { name: trace.program } },
      { name: "thread_name", ph: "M", ts: 0, ...PLACE, args: { name: "descriptors" } },
      ...lives.flatMap((life) => eventsOf(life, trace)),
      ...flowsOf(trace),
      ...open.map(([ts, count]) => ({
        name: "open descriptors",
        ph: "C" as const,
        ts,
        ...PLACE,
        args: { open: count },
      })),
    ],
    displayTimeUnit: "ms",
    otherData: { writer: WRITER, ...about },
  };
  return `${JSON.stringify(file)}\n`;
}

/** Reads what `toChrome` wrote. Throws an Error that says what is wrong with any other text. */
export function fromChrome(text: string): Trace {
  let file: Partial<ChromeFile>;
  try {
    file = JSON.parse(text) as Partial<ChromeFile>;
  } catch (cause) {
    throw new Error(`it is no JSON: ${(cause as Error).message}`);
  }
  const { traceEvents, otherData } = file ?? {};
  if (!Array.isArray(traceEvents) || otherData?.["writer"] !== WRITER)
    throw new Error("it isn't a trace that `io-lifetimes run --trace` wrote");
  const { writer: _, ...about } = otherData;
  const events = traceEvents as Partial<ChromeEvent>[];
  return checkTrace({
    ...about,
    lives: events.flatMap((event) => (event?.args?.["life"] === undefined ? [] : [event.args["life"]])),
    open: events.flatMap((event) => (event?.ph === "C" ? [[event.ts, event.args?.["open"]]] : [])),
  });
}

function eventsOf(life: Life, { duration }: Trace): ChromeEvent[] {
  const common = { cat: CATEGORY, id: `0x${life.id.toString(16)}`, ...PLACE };
  const end = life.end ?? duration;
  const slice = (name: string, from: number, to: number, args: Record<string, unknown>): ChromeEvent[] => [
    { name, ph: "b", ts: from, ...common, args },
    { name, ph: "e", ts: Math.max(from, to), ...common },
  ];
  const owners = life.owners.flatMap(({ owner, start, at }, i) =>
    slice(owner, start, life.owners[i + 1]?.start ?? end, { at }),
  );
  const lends = life.lends.flatMap((lend) =>
    slice(lend.isView ? "viewed" : "lent", lend.start, lend.end ?? end, { at: lend.at }),
  );
  const moments = life.moments.map(({ time, what, at, path }): ChromeEvent => ({
    name: what,
    ph: "n",
    ts: time,
    ...common,
    args: { at, path },
  }));
  const [begin, finish] = slice(nameOf(life), life.start, end, { life });
  return [
    ...[begin!, ...owners, ...lends, ...moments, finish!],
    instant(`${life.beginning} ${nameOf(life)}`, life.start, life.openedAt),
    ...(life.end === null ? [] : [instant(`${life.ending} ${nameOf(life)}`, life.end, life.endedAt)]),
  ];
}

/** A short slice, since flows begin and end in slices. */
function instant(name: string, ts: number, at: string | null): ChromeEvent {
  return { name, ph: "X", ts, dur: 1, cat: CATEGORY, ...PLACE, args: { at } };
}

function flowsOf({ lives }: Trace): ChromeEvent[] {
  const byId = new Map(lives.map((life) => [life.id, life]));
  let next = 0;
  const flow = (name: string, from: number, to: number): ChromeEvent[] => {
    const common = { name, cat: FLOW, id: `0x${(++next).toString(16)}`, ...PLACE };
    return [
      { ph: "s", ts: from, ...common },
      { ph: "f", bp: "e", ts: to, ...common },
    ];
  };
  return lives.flatMap(({ from, movedTo, start, end }) => [
    ...(from !== null && byId.has(from) ? flow("cloned", byId.get(from)!.start, start) : []),
    ...(movedTo !== null && byId.has(movedTo) && end !== null ? flow("moved", end, end) : []),
  ]);
}
