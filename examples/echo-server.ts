// An echo server. On WASI 0.3 it makes its socket itself:
//
//   npx asc examples/echo-server.ts --target p3 -o build/echo-server.wasm
//   npx io-lifetimes componentize build/echo-server.wasm
//   wasmtime run -S inherit-network build/echo-server.component.wasm 3 127.0.0.1:7000
//
// WASI preview1 can't make a socket, so the host provides the one that listens:
//
//   npx io-lifetimes run --listen 127.0.0.1:7000 build/echo-server.wasm 3
//
// It serves one client after the other, and ends after the number that its argument says, or never.

import { Result, TcpListener, TcpStream, process } from "as-io-lifetimes";

/** Sends all back that comes, until the client ends its sending. */
function echo(client: TcpStream): Result<void> {
  const buffer = new Uint8Array(1 << 16);
  while (true) {
    const count = client.read(buffer).orReturn;
    if (!count) return Result.done();
    client.writeAll(buffer.subarray(0, count)).orReturn;
  }
}

/** The socket that listens: at an address, or else the host's. */
function listen(address: string | null): Result<TcpListener> {
  return address === null ? TcpListener.given() : TcpListener.bind(address);
}

function serve(clients: i32, address: string | null): void {
  const opened = listen(address);
  if (opened.isErr) {
    console.error("give it a socket to listen on: " + opened.error.toString());
    process.exit(1);
  }
  const server = opened.value; // closed at the end of this function
  if (address !== null) console.log("listening on " + server.localAddr().expect("a socket with an address").toString());
  for (let i = 1; i <= clients; i++) {
    const client = server.accept().expect("a socket that listens"); // closed at the end of each turn
    const echoed = echo(client);
    console.log("client " + i.toString() + ": " + (echoed.isOk ? "served" : echoed.error.toString()));
  }
}

const args = process.args();
serve(args.length > 1 ? <i32>parseInt(args[1]) : i32.MAX_VALUE, args.length > 2 ? args[2] : null);
