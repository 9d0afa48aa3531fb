// The clocks and randomness of the library.
import { Duration, Instant, SystemTime, fs, random } from "as-io-lifetimes";

export function anInstantIsNeverBeforeAnEarlierOne(): void {
  const start = Instant.now();
  let before = start;
  for (let i = 0; i < 1000; i++) {
    const now = Instant.now();
    assert(now.durationSince(before) >= 0, "it doesn't go back");
    before = now;
  }
  assert(start.durationSince(before) == 0, "the other way it is 0");
  const whole = before.durationSince(start);
  assert(start.elapsed() >= whole && whole < 60 * Duration.SECOND, whole.toString());
}

export function theSystemsTimeIsThatOfFiles(): void {
  const before = SystemTime.now();
  fs.write("a", new Uint8Array(1)).expect("write");
  const modified = new SystemTime(fs.stat("a").value.modified);
  // The kernel stamps files by a coarser clock.
  assert(modified.durationSince(before) > -Duration.SECOND && modified.durationSince(before) < 60 * Duration.SECOND, "about now");
  assert(before.elapsed() >= 0 && new SystemTime(0).elapsed() > 0, "time has passed");
  const later = new SystemTime(before.nanoseconds + 60 * Duration.SECOND);
  assert(later.elapsed() < 0 && before.durationSince(later) == -60 * Duration.SECOND, "below zero in the future");
}

export function randomFillFillsAllOfABuffer(): void {
  const one = new Uint8Array(1000), other = new Uint8Array(1000);
  random.fill(one);
  random.fill(other);
  assert(memory.compare(one.dataStart, other.dataStart, 1000) != 0, "not the same twice");
  let zeros = 0;
  for (let i = 900; i < 1000; i++) if (!one[i]) zeros++;
  assert(zeros < 20, "up to the end");
  const whole = new Uint8Array(16);
  random.fill(whole.subarray(4, 4));
  random.fill(whole.subarray(8));
  assert(load<u64>(whole.dataStart) == 0 && load<u64>(whole.dataStart, 8) != 0, "nothing before the part");
}
