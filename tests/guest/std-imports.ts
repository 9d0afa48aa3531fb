// A program that uses what AssemblyScript's standard library would import from "env", and nothing of this library.

export function failedAssertion(): void {
  assert(false, "naïve — 😀");
}

export function thrown(): void {
  throw new RangeError("out of ☃");
}

export function withoutMessage(): void {
  assert(false);
}

export function bareAbort(): void {
  abort();
}

export function longAssertion(): void {
  assert(false, long());
}

export function traced(): void {
  trace("none");
  trace("two", 2, 1.5, -3.25);
  trace("all", 5, 1.5, 2.5, 3.5, 4.5, 5.5);
}

export function toConsole(): void {
  console.log("log €");
  console.debug("debug");
  console.info("info");
  console.log();
  console.warn("warn");
  console.error("error 😀");
}

export function toConsoleLong(): void {
  console.log(long());
}

/** A surrogate without its other half: between letters, at the end, and two in the wrong order. */
export function unpairedSurrogates(): void {
  console.log("a" + String.fromCharCode(0xd83d) + "b");
  console.log("a" + String.fromCharCode(0xd83d));
  console.log(String.fromCharCode(0xde00) + String.fromCharCode(0xd83d) + "b");
}

export function assertions(): void {
  console.assert(true, "holds");
  console.assert(1, "holds");
  console.assert(false, "doesn't hold");
  console.assert("", "is empty");
  console.assert(0);
}

export function timers(): void {
  console.time("t");
  console.timeLog("t");
  console.timeEnd("t");
  console.timeEnd("t");
}

export function random(): f64 {
  return Math.random();
}

export function now(): f64 {
  return <f64>Date.now();
}

export function newDate(): f64 {
  return <f64>new Date().getTime();
}

/** What doesn't ask the clock is as in the standard library. */
export function givenDates(): void {
  const parsed: Date = Date.parse("2020-02-03T04:05:06.007Z");
  assert(parsed.toISOString() == "2020-02-03T04:05:06.007Z", parsed.toISOString());
  assert(Date.fromString("1969-12-31T23:59:59.999Z").getTime() == -1, "before 1970");
  assert(new Date(86_400_000).getUTCDate() == 2, "the second day");
  assert(Date.UTC(2020, 1, 3) == 1580688000000, "UTC");
}

export function performanceNow(): f64 {
  return performance.now();
}

/** Eight bytes of randomness, as a number. */
export function randomValues(): i64 {
  const bytes = new Uint8Array(8);
  crypto.getRandomValues(bytes);
  return load<i64>(bytes.dataStart);
}

/** Bytes between two blocks of the heap, with a line written to the console between them, or without. */
export function heapGrowth(writes: bool): usize {
  const text = "naïve — 😀";
  const before = heap.alloc(16);
  if (writes) console.log(text);
  return heap.alloc(16) - before;
}

// 3,000 characters, of one to four bytes, so that a buffer of any size ends within one.
function long(): string {
  return "é😀—x".repeat(750);
}
