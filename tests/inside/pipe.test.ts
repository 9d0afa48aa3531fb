import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/inside: pipes");

await guestTests(test, "tests/guest/inside/pipe.ts", { asc: ["--config", "asconfig.json"] });

test.run();
