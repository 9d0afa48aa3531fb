// @trusted: raw calls of WASI 0.3
// wasi:sockets@0.3.0 as wasm sees it. `self` is a socket, borrowed. An address is 12 numbers, as `ip-socket-address` is
// flattened; an address after the parameters is that of the result.

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[static]tcp-socket.create")
export declare function tcpCreate(family: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[resource-drop]tcp-socket")
export declare function tcpDrop(self: i32): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.bind")
export declare function tcpBind(
  self: i32, tag: i32, port: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,
  h: i32, i: i32, j: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.connect")
export declare function tcpConnect(
  self: i32, tag: i32, port: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,
  h: i32, i: i32, j: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.get-local-address")
export declare function tcpLocalAddress(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.get-remote-address")
export declare function tcpRemoteAddress(self: i32, result: usize): void;

/** `result<stream<tcp-socket>, error-code>` */
// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.listen")
export declare function tcpListen(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[async-lower][stream-read-0][method]tcp-socket.listen")
export declare function clientsRead(reader: i32, at: usize, count: u32): i32;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[stream-cancel-read-0][method]tcp-socket.listen")
export declare function clientsCancelRead(reader: i32): i32;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[stream-drop-readable-0][method]tcp-socket.listen")
export declare function clientsDrop(reader: i32): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.send")
export declare function tcpSend(self: i32, stream: i32): i32;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]tcp-socket.receive")
export declare function tcpReceive(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[async-lower][future-read-1][method]tcp-socket.receive")
export declare function tcpResultRead(future: i32, at: usize): i32;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[future-drop-readable-1][method]tcp-socket.receive")
export declare function tcpResultDrop(future: i32): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[static]udp-socket.create")
export declare function udpCreate(family: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[resource-drop]udp-socket")
export declare function udpDrop(self: i32): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]udp-socket.bind")
export declare function udpBind(
  self: i32, tag: i32, port: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,
  h: i32, i: i32, j: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]udp-socket.connect")
export declare function udpConnect(
  self: i32, tag: i32, port: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,
  h: i32, i: i32, j: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]udp-socket.get-local-address")
export declare function udpLocalAddress(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]udp-socket.get-remote-address")
export declare function udpRemoteAddress(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[method]udp-socket.send")
export declare function udpSend(
  self: i32, data: usize, length: usize, hasAddress: i32, tag: i32, port: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,
  h: i32, i: i32, j: i32, result: usize,
): void;

/** `result<tuple<list<u8>, ip-socket-address>, error-code>` */
// @ts-ignore: decorator
@external("wasi:sockets/types@0.3.0", "[async-lower][method]udp-socket.receive")
export declare function udpReceiveAsync(self: i32, result: usize): i32;

/** `result<list<ip-address>, error-code>` */
// @ts-ignore: decorator
@external("wasi:sockets/ip-name-lookup@0.3.0", "resolve-addresses")
export declare function resolveAddresses(name: usize, length: usize, result: usize): void;
