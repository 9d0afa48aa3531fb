import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/inside: memory files");

await guestTests(test, "tests/guest/inside/memory-file.ts", { asc: ["--config", "asconfig.json"] });

test.run();
