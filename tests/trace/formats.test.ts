// What a trace is written as: the trace-event format, a page, a picture.
import { runInNewContext } from "node:vm";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fromChrome, toChrome, type ChromeEvent } from "../../js/trace/chrome.js";
import { toPage } from "../../js/trace/page.js";
import { toPicture } from "../../js/trace/picture.js";
import type { Life, Trace } from "../../js/trace/trace.js";
import { density, matching, mostAtOnce, rowsOf } from "../../js/trace/view/fold.js";
import { escape, shorten, timeText } from "../../js/trace/view/text.js";

const test = suite("trace: formats");

const HOSTILE = `</script><!--"'&\u0000\u001b\u202e\u2028\ud800 ${"x".repeat(300)}`;

function life(id: number, more: Partial<Life> = {}): Life {
  return {
    ...{ id, handle: id, fd: id + 3, path: `dir/${id}.txt`, kind: "regular file", start: id * 10, end: id * 10 + 25 },
    ...{ beginning: "opened", ending: "dropped", endedBy: "compiler", openedAt: "main.ts:3", endedAt: "main.ts:9" },
    ...{ from: null, movedTo: null, isLeak: false, lends: [], moments: [], leftOut: 0 },
    owners: [{ owner: "File", start: id * 10, at: "main.ts:3" }],
    ...more,
  };
}

function trace(lives: Life[], more: Partial<Trace> = {}): Trace {
  const open = lives.map(({ start }, i) => [start, i + 1] as const);
  const duration = Math.max(0, ...lives.map(({ start }) => start)) + 50;
  return {
    ...{ program: "app.wasm", engine: "node", started: 0, duration, outcome: "exit code 0", hasHandles: true },
    ...{ lives, open, leftOut: 0, notes: [], ...more },
  };
}

const SAMPLE = trace([
  life(1),
  life(2, { from: 1, beginning: "cloned", owners: [{ owner: "OwnedFd", start: 20, at: null }] }),
  life(3, { isLeak: true, ending: "swept", endedBy: null, path: HOSTILE, movedTo: 1 }),
  life(4, {
    lends: [{ start: 42, end: 50, at: "main.ts:5", isView: true }],
    moments: [{ time: 44, what: "polled", at: null, path: null }],
  }),
]);

test("the trace-event format has its required fields, and its slices and flows are balanced", () => {
  const { traceEvents } = JSON.parse(toChrome(SAMPLE)) as { traceEvents: ChromeEvent[] };
  const open = new Map<string, number>();
  for (const event of traceEvents) {
    const { name, ph, ts, pid, tid, cat, id, dur, args } = event;
    assert.type(name, "string");
    assert.ok(["b", "e", "n", "X", "s", "f", "C", "M"].includes(ph), ph);
    for (const value of [ts, pid, tid]) assert.ok(Number.isFinite(value), JSON.stringify(event));
    if ("benx".includes(ph) || ph === "s" || ph === "f") assert.ok(cat && id, JSON.stringify(event));
    if (ph === "X") assert.ok(dur! >= 0);
    if (ph === "C") assert.type(args!["open"], "number");
    if (ph === "M") assert.type(args!["name"], "string");
    const step = { b: 1, e: -1, s: 1, f: -1 }[ph as string];
    if (step) open.set(`${cat} ${id}`, (open.get(`${cat} ${id}`) ?? 0) + step);
  }
  for (const [key, count] of open) assert.is(count, 0, key);
  assert.is(traceEvents.filter(({ ph }) => ph === "s").length, 2, "a clone and a move");
  for (const { ts, ph } of traceEvents)
    if (ph === "s" || ph === "f")
      assert.ok(
        traceEvents.some((each) => each.ph === "X" && each.ts === ts),
        "a flow needs a slice",
      );
});

test("what is written is read back", () => {
  assert.equal(fromChrome(toChrome(SAMPLE)), SAMPLE);
});

test("other texts are refused with the reason", () => {
  assert.throws(() => fromChrome("{"), /it is no JSON/);
  for (const text of ["null", "[]", "{}", `{"traceEvents":[],"otherData":{}}`, `{"traceEvents":3}`])
    assert.throws(() => fromChrome(text), /isn't a trace that/);
});

test("a trace whose fields aren't those of a trace is refused by name", () => {
  const changed = (change: (life: Record<string, unknown>) => void) => {
    const file = JSON.parse(toChrome(SAMPLE)) as { traceEvents: { args?: { life?: Record<string, unknown> } }[] };
    change(file.traceEvents.find(({ args }) => args?.life)!.args!.life!);
    return JSON.stringify(file);
  };
  for (const [change, name] of [
    [(life: Record<string, unknown>) => (life["start"] = "<img src=x>"), /lives\[0\]\.start isn't/],
    [(life: Record<string, unknown>) => (life["leftOut"] = "<img src=x>"), /lives\[0\]\.leftOut/],
    [(life: Record<string, unknown>) => (life["owners"] = [{ owner: 3 }]), /lives\[0\]\.owners\[0\]\.owner/],
    [(life: Record<string, unknown>) => delete life["moments"], /lives\[0\]\.moments/],
  ] as const)
    assert.throws(() => fromChrome(changed(change)), name);
  assert.throws(
    () => fromChrome(`{"traceEvents":[null],"otherData":{"writer":"as-io-lifetimes"}}`),
    /its field program/,
  );
});

test("no name gets out of its place in a page or a picture", () => {
  for (const text of [toPage(SAMPLE), toPicture(SAMPLE)]) {
    assert.not.match(
      text.replace(/<script type="application\/json"[^]*?<\/script>/, ""),
      /\u0000|\u001b|\u202e|\u2028/,
    );
    assert.is(text.includes("</script><!--"), false);
    assert.is(
      /https?:\/\/(?!www\.w3\.org\/2000\/svg)/.test(text.replace(/<!doctype[^>]*>/, "")),
      false,
      "no external resource",
    );
  }
  assert.is(toPage(SAMPLE).match(/<\/script>/g)!.length, 2);
  const [, data] = /<script type="application\/json" id="trace">([^]*?)<\/script>/.exec(toPage(SAMPLE))!;
  assert.equal(JSON.parse(data!), JSON.parse(JSON.stringify(SAMPLE)));
});

test("the page's script is one script that defines what it starts", () => {
  const [, script] = /<script>([^]*?)<\/script>/.exec(toPage(SAMPLE))!;
  assert.not.match(script!, /^(import|export) /m);
  const started = runInNewContext(script!.replace(/startPage\(JSON.*$/, "typeof startPage"));
  assert.is(started, "function");
});

test("a picture has a lane for each life, or for each group of them where there are many", () => {
  const lanes = (picture: string) => picture.match(/class="lane"/g)?.length ?? 0;
  assert.is(lanes(toPicture(SAMPLE)), 4);
  const lives = Array.from({ length: 5000 }, (_, i) =>
    life(i + 1, { openedAt: `main.ts:${i % 80}`, isLeak: i === 77 }),
  );
  const picture = toPicture(trace(lives, { leftOut: 3 }));
  assert.is(lanes(picture), 0);
  assert.is(picture.match(/ density"/g)!.length, 60);
  assert.ok(picture.indexOf("main.ts:77") < picture.indexOf("main.ts:1<"), "what was left open comes first");
  assert.match(picture, /and 20 more lanes/);
  assert.match(picture, /3 more descriptors are left out/);
  assert.is(lanes(toPicture(trace([life(1, { start: 0, end: 0 })], { duration: 0 }))), 1, "a run without a duration");
  assert.match(toPicture(trace([], { duration: 0 })), /^<svg/);
});

test("many lives are folded, and each that matches is in one row", () => {
  const lives = Array.from({ length: 5000 }, (_, i) =>
    life(i + 1, { openedAt: `main.ts:${i % 10}`, isLeak: i === 77 }),
  );
  const rows = rowsOf(lives, "line", new Set(), 60_000);
  assert.is(rows.length, 10);
  const [first] = rows;
  assert.ok(first && "group" in first && first.group.title === "main.ts:7", "a leak comes first");
  assert.is(rowsOf(lives, "line", new Set(["main.ts:7"]), 60_000).length, 510);
  const all = { text: "", onlyLeaks: false, owner: null };
  assert.is(matching(lives, { ...all, text: "77.TXT main.ts:7" }).length, 0, "line 6 opened 77.txt");
  assert.is(matching(lives, { ...all, text: "/78.TXT main.ts:7" }).length, 1);
  assert.is(matching(lives, { ...all, onlyLeaks: true }).length, 1);
  assert.is(matching(lives, { ...all, owner: "Dir" }).length, 0);
});

test("density and concurrency are those of the lives", () => {
  const lives = [life(1, { start: 0, end: 10 }), life(2, { start: 10, end: 20 }), life(3, { start: 5, end: 15 })];
  assert.is(mostAtOnce(lives, 100), 2);
  assert.equal(density(lives, 0, 20, 4, 100), [1, 2, 2, 1]);
});

test("text is escaped, shortened at its beginning, and times are short", () => {
  assert.is(escape(`<a href="x">'&\u0007\u202e`), "&#60;a href=&#34;x&#34;&#62;&#39;&#38;\u2407\ufffd");
  assert.is(shorten("a/very/long/path.txt", 9), "…path.txt");
  assert.is(shorten("日本語日本語", 5), "…本語");
  assert.equal(
    [
      timeText(910_020, 20),
      timeText(910_040, 20),
      timeText(1_500_000, 500_000),
      timeText(45_000, 5000),
      timeText(3, 0.5),
    ],
    ["910.02 ms", "910.04 ms", "1.5 s", "45 ms", "3.0 µs"],
  );
  assert.equal(
    [0, 340, 1250, 2_100_000, 59_400_000].map((time) => timeText(time)),
    ["0 µs", "340 µs", "1.25 ms", "2.10 s", "59.4 s"],
  );
});

test.run();
