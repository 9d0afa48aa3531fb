// @trusted: raw calls of WASI preview1, and memory by address
// Loads std.ts, so that the `use` of asconfig.json finds its functions in a program that imports nothing of the
// library. An entry of its own that exports nothing: the module stays the same, but for its imports.

import "as-io-lifetimes/assembly/wasi/std";
