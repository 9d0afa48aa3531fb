// The fuzzer of tasks: `npm run fuzz:tasks -- --seed 1 --count 1000`. Random programs with tasks, streams and futures run in a
// component's core module and as TypeScript. Both must return the same, however late the host answers, and leave nothing.

import { parseArgs } from "node:util";
import { generate } from "./generate.js";
import { OPTIONS, play } from "./play.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    batch: { type: "string", default: "200" },
  },
});
const [seed, count, batch] = [Number(values.seed), Number(values.count), Number(values.batch)];

let found = 0;
const start = Date.now();
for (let done = 0; done < count; done += batch) {
  const options = OPTIONS[(done / batch) % OPTIONS.length]!;
  const differences = await play({ seed: seed + done, count: Math.min(batch, count - done), options });
  for (const { seed, pace, what } of differences.slice(0, 5)) {
    console.log(`--- seed ${seed}, ${pace}, ${options.join(" ")}: ${what}\n${generate(seed).text}\n`);
  }
  found += differences.length;
  const rate = ((done + batch) / (Date.now() - start)) * 1000;
  process.stderr.write(`${done + batch} programs, ${found} differences, ${rate.toFixed(1)}/s\n`);
}
process.exitCode = found > 0 ? 1 : 0;
