/** The end of a block with `using`. */
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("nodejs.dispose");

/** Only this library makes owners, borrows and locks. */
export const internal = Symbol("as-io-lifetimes");
