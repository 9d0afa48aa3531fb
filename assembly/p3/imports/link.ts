// @trusted: raw calls of WASI 0.3
// What the transform of `--target p3` knows of a program.

/**
 * Whether the program makes sockets. The transform puts a constant in its place, so that the optimizer removes what handles
 * sockets, with its imports, from programs that make none.
 */
// @ts-ignore: decorator
@external("io-lifetimes:p3", "has_sockets")
export declare function hasSockets(): bool;
