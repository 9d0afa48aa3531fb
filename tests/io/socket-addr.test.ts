import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("assembly/io: SocketAddr");

await guestTests(test, "tests/guest/io/socket-addr.ts", { asc: ["--config", "asconfig.json"] });

test.run();
