/** The first argument of the constructors of owners, borrows and locks, so that only this library makes them. */
export const internal = Symbol("as-io-lifetimes");
