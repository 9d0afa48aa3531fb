import { suite } from "uvu";
import { onLibwasmtime } from "../support/libwasmtime.js";
import { lockTests } from "../support/locks.js";

const test = suite("locks on wasmtime:wasi");

await lockTests(onLibwasmtime(test), "wasmtime:wasi");

test.run();
