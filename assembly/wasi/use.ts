// @trusted: raw calls of WASI preview1, and memory by address
// Loads std.ts and globals.ts, so that the `use` of asconfig.json finds what it names in a program that imports nothing
// of the library. An entry of its own that exports nothing: the module stays the same, but for its imports.

import "as-io-lifetimes/assembly/wasi/globals";
import { abort } from "as-io-lifetimes/assembly/wasi/std";

// asc calls `abort` where the stack of the incremental runtime overflows, and adds that call when it has gone over all
// functions for that stack. `abort` must be compiled by then, so it is called here, where no memory ever is.
if (ASC_RUNTIME == 2 && !memory.size()) abort();
