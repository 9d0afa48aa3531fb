import { suite } from "uvu";
import { flagTests } from "../support/flags.js";
import { onLibwasmtime } from "../support/libwasmtime.js";

// docs/engines.md says what wasmtime's own WASI can't do of it.

const test = suite("flags on wasmtime:wasi");

await flagTests(onLibwasmtime(test), "wasmtime:wasi", {
  sync: false,
  syncReachesHost: false,
  appendMovesHost: false,
  pipes: false,
  streams: false,
});

test.run();
