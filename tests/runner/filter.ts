// Loaded before a test file if only some tests are selected: replaces uvu by one that filters by name.

import { register } from "node:module";

const hooks = `
  const named = ${JSON.stringify(new URL("named.js", import.meta.url).href)};
  export const resolve = (specifier, context, next) =>
    specifier === "uvu" && context.parentURL !== named ? { url: named, shortCircuit: true } : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
