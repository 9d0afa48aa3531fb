// The errors of the front end, one function each, by code. The errors of the rules are in js/ownership/errors.ts.

export * from "./declarations.js";
export * from "./escapes.js";
export * from "./imports.js";
export * from "./limits.js";
export * from "./moves.js";
export * from "./mutability.js";
export * from "./privacy.js";
export * from "./results.js";
export * from "./types.js";
export * from "./waits.js";
