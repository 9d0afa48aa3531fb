// A recorder believes nothing that a module reports: whatever comes, its memory is bounded and its trace has the form of one.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fromChrome, toChrome } from "../../js/trace/chrome.js";
import type { Observed, TraceEvent } from "../../js/trace/event.js";
import { Lines } from "../../js/trace/lines.js";
import { Observer } from "../../js/trace/observer.js";
import { Recorder } from "../../js/trace/recorder.js";
import type { Trace } from "../../js/trace/trace.js";
import { toPage } from "../../js/trace/page.js";

const test = suite("trace: recorder");

const ABOUT = { program: "app.wasm", engine: "node", outcome: "exit code 0", notes: [] };

/** Records events, a microsecond after one another. */
function record(events: Iterable<Observed>): Trace {
  const recorder = new Recorder(0, new Lines(undefined));
  let time = 0;
  for (const event of events) recorder.add({ ...event, time: ++time });
  return recorder.finish(ABOUT);
}

function begin(handle: number, more: object = {}): Observed {
  return { what: "begin", handle, owner: 4, source: 0, description: handle, fd: handle, kind: 4, count: 1, ...more };
}

test("a clone keeps the descriptor open, and the host's sweep ends both", () => {
  const { lives } = record([
    { what: "opened", fd: 5, kind: "regular file", isGiven: false, path: "a" },
    begin(1, { fd: 5, description: 9 }),
    begin(2, { fd: 5, description: 9, count: 2, path: "a" }),
    { what: "end", handle: 1, word: "dropped" },
    { what: "swept", fd: 5 },
  ]);
  assert.equal(
    lives.map(({ ending, isLeak, from }) => [ending, isLeak, from]),
    [
      ["dropped", false, null],
      ["swept", true, 1],
    ],
  );
});

test("an owner that TypeScript gets back at once has not moved to the module", () => {
  const [life] = record([
    begin(1),
    { what: "side", handle: 1, isHost: true },
    { what: "side", handle: 1, isHost: false },
    { what: "owner", handle: 1, owner: 1 },
    { what: "side", handle: 1, isHost: true },
  ]).lives;
  assert.equal(
    life!.owners.map(({ owner }) => owner),
    ["File", "the host"],
  );
});

test("a handle that is reported twice, and a million handles, are bounded", () => {
  function* twice(): Iterable<Observed> {
    for (let i = 0; i < 50_000; i++) yield begin(1, { fd: i, description: i });
  }
  const { lives, leftOut } = record(twice());
  assert.is(lives.length + leftOut, 50_000);
  assert.ok(lives.length <= 10_001, `${lives.length} lives`);
  function* million(): Iterable<Observed> {
    for (let i = 1; i <= 1_000_000; i++) yield begin(i);
  }
  const many = record(million());
  assert.is(many.lives.length, 50_000);
  assert.is(many.leftOut, 950_000);
  assert.ok(many.open.length <= 20_000);
});

test("random reports make a trace that can be written, read and drawn", () => {
  let seed = 1;
  const random = (most: number) => (seed = (seed * 48_271) % 0x7fffffff) % most;
  for (let round = 0; round < 30; round++) {
    const events: TraceEvent[] = [];
    const observer = new Observer((event) => events.push(event), false);
    for (let i = 0; i < 400; i++) {
      const record = new Uint8Array(Uint32Array.from({ length: 8 }, () => random(8)).buffer);
      const word = Buffer.from(["closed", "moved", "given away", "\ud800</script>"][random(4)]!, "utf16le");
      if (random(3) > 0) observer.report([record, Buffer.from([random(256), 60, 47]), word]);
      else if (random(2) > 0) observer.opened(random(8), { path: undefined, kind: "pipe" }, random(2) > 0);
      else [observer.closed, observer.swept, observer.polled][random(3)]!.call(observer, random(8));
      if (random(9) === 0) observer.renumbered(random(8), random(8));
      if (random(9) === 0) observer.side(random(8), random(2) > 0);
    }
    const trace = record(events);
    assert.equal(fromChrome(toChrome(trace)), JSON.parse(JSON.stringify(trace)));
    for (const { start, end } of trace.lives) assert.ok(end === null || end >= start);
    assert.is(toPage(trace).match(/<\/script>/g)!.length, 2);
  }
});

test.run();
