// An echo server. WASI can't make a socket, so the host gives the one that listens:
//
//   npx io-lifetimes run --listen 127.0.0.1:7000 build/echo-server.wasm 3
//
// It serves one client after the other, and ends after the number that its argument says, or never.

import { Result, Socket, process } from "as-io-lifetimes";

/** Sends all back that comes, until the client ends its sending. */
function echo(client: Socket): Result<void> {
  const buffer = new Uint8Array(1 << 16);
  while (true) {
    const count = client.read(buffer).orReturn;
    if (!count) return Result.done();
    client.writeAll(buffer.subarray(0, count)).orReturn;
  }
}

function serve(clients: i32): void {
  const given = Socket.given();
  if (given.isErr) {
    console.error("give it a socket to listen on: " + given.error.toString());
    process.exit(1);
  }
  const server = given.value; // closed at the end of this function
  for (let i = 1; i <= clients; i++) {
    const client = server.accept().expect("the host gave a socket that listens"); // closed at the end of each turn
    const echoed = echo(client);
    console.log("client " + i.toString() + ": " + (echoed.isOk ? "served" : echoed.error.toString()));
  }
}

const args = process.args();
serve(args.length > 1 ? <i32>parseInt(args[1]) : i32.MAX_VALUE);
