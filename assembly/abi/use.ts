// Loads what the `use` of asconfig.component.json names, in an entry of its own that exports nothing.

import "as-io-lifetimes/assembly/abi/abort";
import "as-io-lifetimes/assembly/wasi/std";
