// Reads the file of its argument again and again, and prints how often it was all "a", all "b", and anything else, once
// its standard input ends:
//
//   node reader.js PATH

import { readFileSync } from "node:fs";

const path = process.argv[2]!;
const counts = { a: 0, b: 0, else: 0 };
const whole = { a: Buffer.alloc(150_000, "a"), b: Buffer.alloc(50_000, "b") };
let ended = false;
process.stdin.on("end", () => (ended = true)).resume();
console.log("ready");
function read(): void {
  for (let i = 0; i < 20; i++) {
    const bytes = readFileSync(path);
    counts[bytes.equals(whole.a) ? "a" : bytes.equals(whole.b) ? "b" : "else"]++;
  }
  if (ended) console.log(JSON.stringify(counts));
  else setImmediate(read);
}
read();
