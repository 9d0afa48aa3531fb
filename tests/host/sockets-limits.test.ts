// Limits stop programs that wait for sockets, and nothing of theirs stays open.
import { once } from "node:events";
import { constants } from "node:fs";
import { connect, createServer } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { LimitError, listen, type RunOptions } from "../../js/host/index.js";
import { engineNamed } from "../../js/host/engines/registry.js";
import { loadLibc } from "../../js/host/sockets/libc.js";
import { act, canGiveSockets, ECHO, echoServer, inThread, leavesNothing, refused } from "../support/clients.js";
import { engine, run } from "../support/engine.js";
import { skip } from "../support/skip.js";
import { socketPair } from "../support/sockets.js";
import { tree } from "../support/tree.js";

const test = suite("sockets and limits");
const { limits } = await engineNamed(engine);

if (!limits.includes("timeout")) skip(test, "limits", `the engine ${engine} has none`);
else if (canGiveSockets(test)) tests();

test.run();

async function stopped(what: string, options: RunOptions): Promise<void> {
  const error = await act(what, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.instance(error, LimitError);
}

function tests(): void {
  for (const what of ["accept", "receive", "peek", "send", "poll"]) {
    leavesNothing(test, `a program that waits in ${what} is stopped by its timeout`, async () => {
      const pair = await socketPair();
      using listener = await listen("127.0.0.1:0");
      const start = Date.now();
      await stopped(what, { sockets: [what === "accept" ? listener : pair.guest], timeout: 300 });
      assert.ok(Date.now() - start < 5000);
      pair.close();
    });
  }

  for (const [what, stream] of [
    ["readInput", "stdin"],
    ["writeOutput", "stdout"],
  ] as const) {
    leavesNothing(
      test,
      `a program that waits in ${what}, of a socket that waits itself, is stopped by its timeout`,
      async () => {
        const pair = await socketPair();
        const libc = loadLibc();
        libc.setFlags(pair.guest, libc.flags(pair.guest) & ~constants.O_NONBLOCK);
        await stopped(what, { [stream]: pair.guest, timeout: 300 });
        pair.close();
      },
    );
  }

  leavesNothing(test, "what a stopped program has accepted is closed", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = connect(Number(listener.address.split(":")[1]), "127.0.0.1");
    await once(client, "connect");
    let text = "";
    client.setEncoding("utf8").on("data", (chunk) => (text += chunk));
    const closed = once(client, "close");
    await stopped("acceptAndLoop", { sockets: [listener], timeout: 1000 });
    await closed;
    assert.is(text, "hello");
  });

  leavesNothing(
    test,
    "a program that is stopped while it opens and closes leaves nothing, whenever that is",
    async () => {
      using files = tree();
      using listener = await listen(`unix:${files.at("socket")}`);
      const clients = await inThread(
        listener.address,
        "setInterval(() => { for (let i = 0; i < 20; i++) client().on('connect', function () { this.destroy(); }); }, 1);",
      );
      for (let i = 0; i < 8; i++) await stopped("acceptAndClose", { sockets: [listener], timeout: 60 + i * 7 });
      await clients.end();
    },
  );

  leavesNothing(test, "a program within a limit serves as without", async () => {
    using listener = await listen("127.0.0.1:0");
    const clients = await inThread(listener.address, ECHO(2, 1 << 20));
    const { exitCode, leaks } = await run(echoServer, {
      args: ["echo", "2"],
      sockets: [listener],
      stdout: "ignore",
      timeout: 20_000,
    });
    assert.equal([exitCode, leaks, await clients.result], [0, [], 2]);
    await clients.end();
  });

  if (engine === "node")
    leavesNothing(test, "a net.Server can't be given together with a limit", async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      await refused(
        act("accept", { sockets: [server], timeout: 1000 }),
        "a net.Server can't be given together with a limit",
      );
      server.close();
    });
}
