// Loaded before a test file where only some tests are wanted: gives it a uvu that knows their names.

import { register } from "node:module";

const hooks = `
  const named = ${JSON.stringify(new URL("named.js", import.meta.url).href)};
  export const resolve = (specifier, context, next) =>
    specifier === "uvu" && context.parentURL !== named ? { url: named, shortCircuit: true } : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
