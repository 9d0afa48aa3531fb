// Times of files: of 1970 and before, to the nanosecond, one without the other.
import { statSync, utimesSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Time } from "../../js/host/index.js";
import { withHost } from "../support/host.js";

const test = suite("times");
const SECOND = 1_000_000_000n;

const TIMES = [
  0n,
  1n,
  -3n,
  -SECOND,
  -4_500_000_000n,
  -4_500_000_001n,
  1_700_000_000_123_456_789n,
  -2_000_000_000n * SECOND + 7n,
  4_000_000_000n * SECOND + 999_999_999n,
];

function timesOf(path: string): [bigint, bigint] {
  const { atimeNs, mtimeNs } = statSync(path, { bigint: true });
  return [atimeNs, mtimeNs];
}

for (const time of TIMES) {
  test(`${time} ns is set to the nanosecond, and the other time stays`, () =>
    withHost({ file: "" }, (host, dir) => {
      const path = `${dir}/file`;
      using file = host.open("file", { read: true, write: true });
      file.setTimes(-7_123_456_789n, time);
      assert.equal(timesOf(path), [-7_123_456_789n, time]);
      file.setTimes(time, "omit");
      assert.equal(timesOf(path), [time, time]);
      file.setTimes("omit", 5n);
      assert.equal(timesOf(path), [time, 5n]);
      assert.equal([file.stat().accessed, file.stat().modified], [time, 5n]);
    }));
}

test("a Date before 1970 is that time, and now is now", () =>
  withHost({}, (host, dir) => {
    writeFileSync(`${dir}/file`, "");
    utimesSync(`${dir}/file`, new Date(-86_400_000), new Date(-86_400_000));
    using file = host.open("file", { read: true, write: true });
    assert.is(file.stat().modified, -86_400n * SECOND);
    file.setTimes(new Date(-4500), "now");
    const [accessed, modified] = timesOf(`${dir}/file`);
    assert.is(accessed, -4_500_000_000n);
    assert.ok(modified > 1_700_000_000n * SECOND);
  }));

test("a time that no file can have is refused", () =>
  withHost({ file: "" }, (host) => {
    using file = host.open("file", { read: true, write: true });
    for (const time of [-1n, -2n, 2n ** 63n, -(2n ** 63n) - 1n] as Time[])
      assert.throws(() => file.setTimes(time, "omit"), /can't be set: it must lie within 292 years of 1970/);
  }));

test.run();
