// What a program learns from its host on WASI 0.3.

import { Errno, IoError, Instant, SystemTime, process, random, read, sleep, stdin, stdout, writeString } from "as-io-lifetimes";

const args = process.args();
const what = args[1];
if (what == "args") {
  for (let i = 1; i < args.length; i++) console.log(args[i]);
  const env = process.env();
  console.log(env.size.toString() + " " + env.get("A") + " " + env.get("EQUALS") + " " + env.get("EMPTY") + ".");
} else if (what == "time") {
  const start = Instant.now(), day = SystemTime.now();
  sleep(20_000_000);
  assert(start.elapsed() >= 20_000_000 && day.elapsed() >= 19_000_000);
  assert(Date.now() / 1000 == SystemTime.now().nanoseconds / 1_000_000_000 || Date.now() % 1000 < 100);
  const one = new Uint8Array(100_000), other = new Uint8Array(100_000);
  random.fill(one);
  crypto.getRandomValues(other);
  let same = 0;
  for (let i = 0; i < one.length; i++) if (one[i] == other[i]) same++;
  assert(same < 1000 && Math.random() != Math.random());
} else if (what == "exit") {
  writeString(stdout(), "before");
  process.exit(<i32>parseInt(args[2]));
} else if (what == "nobody reads") {
  let result = writeString(stdout(), "x");
  while (result.isOk) result = writeString(stdout(), "x".repeat(1 << 16));
  console.error(new IoError(result.code).errno == Errno.PIPE ? "EPIPE" : result.error.toString());
} else {
  const buffer = new Uint8Array(3);
  for (let n = read(stdin(), buffer).value; n > 0; n = read(stdin(), buffer).value) console.log(n.toString());
}
