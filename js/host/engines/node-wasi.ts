import { createGuard } from "../guard/guard.js";
import type { Engine } from "./engine.js";
import { instantiateOnV8, runOnV8 } from "./v8.js";

/** V8 with Node's WASI behind our guard: the fastest reads. */
export const nodeWasi: Engine = {
  name: "node:wasi",
  // What Node's WASI has open is not closed when a worker is ended, so nothing can be stopped here.
  limits: [],
  run: async (module, options) => runOnV8(createGuard, module, options),
  instantiate: (module, options) => instantiateOnV8(createGuard, module, options),
};
