import { suite } from "uvu";
import { engine, here } from "../support/engine.js";
import { flagTests } from "../support/flags.js";

const test = suite(`flags on ${engine}`);

await flagTests(test, engine, {
  sync: true,
  syncReachesHost: here("lateSync"),
  appendMovesHost: here("appendedStream"),
  pipes: true,
  streams: true,
});

test.run();
