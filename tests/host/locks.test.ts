import { suite } from "uvu";
import { engine } from "../support/engine.js";
import { lockTests } from "../support/locks.js";

const test = suite(`locks on ${engine}`);

await lockTests(test, engine);

test.run();
