import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/inside: socket pairs");

await guestTests(test, "tests/guest/inside/socket-pair.ts", { asc: ["--config", "asconfig.json"] });

test.run();
