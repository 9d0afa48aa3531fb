import { suite } from "uvu";
import { engine } from "../support/engine.js";
import { flagTests } from "../support/flags.js";

const test = suite(`flags on ${engine}`);

await flagTests(test, engine, {
  sync: true,
  syncReachesHost: true,
  appendMovesHost: false,
  pipes: true,
  streams: true,
});

test.run();
