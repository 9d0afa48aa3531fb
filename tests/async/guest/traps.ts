// What the programs of tests/async/traps.test.ts use: WASI by its bindings, and the functions of the Canonical ABI without
// the library, which the programs without checks call.

import { Result, Unit, end, unit } from "as-io-lifetimes/assembly/abi";
import { StreamReader, StreamWriter, either, spawnJob, timer, wait } from "as-io-lifetimes/assembly/async";
import { Mut, drop } from "as-io-lifetimes/assembly/own";
import { future, stream } from "./bindings/async";
import { getArguments } from "./bindings/imports/wasi/cli/environment";
import { writeViaStream } from "./bindings/imports/wasi/cli/stdout";
import { ErrorCode } from "./bindings/imports/wasi/cli/types";
import { IpAddressFamily, IpSocketAddress, Ipv4SocketAddress, UdpSocket } from "./bindings/imports/wasi/sockets/types";
import { Tuple4 } from "./bindings/tuples";

@external("wasi:cli/stdout@0.3.0", "[stream-new-0]write-via-stream")
declare function streamNew(): i64;
@external("wasi:cli/stdout@0.3.0", "[async-lower][stream-read-0]write-via-stream")
declare function startRead(end: i32, at: usize, count: i32): i32;
@external("wasi:cli/stdout@0.3.0", "[async-lower][stream-write-0]write-via-stream")
declare function startWrite(end: i32, at: usize, count: i32): i32;
@external("wasi:cli/stdout@0.3.0", "[stream-cancel-read-0]write-via-stream")
declare function cancelRead(end: i32): i32;
@external("wasi:cli/stdout@0.3.0", "[stream-drop-readable-0]write-via-stream")
declare function dropReader(end: i32): void;
@external("wasi:cli/stdout@0.3.0", "[stream-drop-writable-0]write-via-stream")
declare function dropWriter(end: i32): void;
@external("wasi:cli/stdout@0.3.0", "[future-new-1]write-via-stream")
declare function futureNew(): i64;
@external("wasi:cli/stdout@0.3.0", "[future-drop-writable-1]write-via-stream")
declare function dropFutureWriter(end: i32): void;
@external("wasi:cli/stdout@0.3.0", "write-via-stream")
declare function give(end: i32): i32;
@external("wasi:clocks/monotonic-clock@0.3.0", "[async-lower]wait-for")
declare function waitFor(nanoseconds: u64): i32;
@external("$root", "[waitable-set-new]")
declare function setNew(): i32;
@external("$root", "[waitable-set-drop]")
declare function setDrop(set: i32): void;
@external("$root", "[waitable-join]")
declare function putInto(waitable: i32, set: i32): void;
@external("$root", "[subtask-cancel]")
declare function subtaskCancel(subtask: i32): i32;
@external("$root", "[subtask-drop]")
declare function subtaskDrop(subtask: i32): void;

const buffer = memory.data(8);
let reader = 0, writer = 0;

/** Makes a stream without the library. */
function pipe(): void {
  const ends = streamNew();
  reader = <i32>ends;
  writer = <i32>(ends >> 32);
}

/** Starts a call that lasts, without the library. Returns the subtask. */
function call(): i32 {
  return waitFor(1_000_000_000) >>> 4;
}

@owned class Feed {
  constructor(private to: StreamWriter<u8>) {}

  @consumes run(): void {
    for (let i = 0; i < 3; i++) if (!this.to.send(46)) return;
  }
}

/** A stream of three bytes. */
function source(): StreamReader<u8> {
  const ends = stream<u8>();
  spawnJob(new Feed(ends.takeWriter())).detach();
  return ends.takeReader();
}

function sink(from: StreamReader<u8>): void {
  writeViaStream(from).detach();
}

@owned class Reading {
  constructor(private from: StreamReader<u8>) {}

  @consumes run(): void {
    this.from.next();
  }
}

/** A socket to which nobody sends. */
function socket(): UdpSocket {
  const socket = UdpSocket.create(IpAddressFamily.ipv4).expect("a socket");
  const address = new Ipv4SocketAddress(0, new Tuple4<u8, u8, u8, u8>(127, 0, 0, 1));
  socket.bind(IpSocketAddress.ipv4(address)).expect("an address");
  return socket;
}
