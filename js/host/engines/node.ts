import { isNode } from "../platform.js";
import { Preview1 } from "../preview1/preview1.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { FromHost } from "../wasi-common/wasi.js";
import type { Engine } from "./engine.js";
import { runLimited } from "./limited.js";
import { instantiateOnV8, runOnV8 } from "./v8.js";

const newWasi = (options: WasiOptions, host?: FromHost) => new Preview1(options, host);

/** V8 with our own preview1 over node:fs. */
export const node: Engine = {
  name: "node",
  observes: true,
  limits: isNode ? ["timeout", "maxMemory", "isolation"] : [],
  run: async (module, options) => {
    const isLimited = [options.timeout, options.maxMemory, options.isolation].some((limit) => limit !== undefined);
    return isLimited ? runLimited(module, options) : runOnV8(newWasi, module, options);
  },
  instantiate: (module, options) => instantiateOnV8(newWasi, module, options),
};
