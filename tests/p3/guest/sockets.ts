// Sockets that a program makes itself. Its argument is the function to call.

import {
  Errno, OwnedMap, PollFlags, PollSet, Ref, Sdflags, TcpListener, TcpStream, UdpSocket, drop, lookup, process, read,
} from "as-io-lifetimes";

const LOCAL = "127.0.0.1:0";

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

/** Both ends of a connection, and the socket that accepted it. */
@owned class Connection {
  constructor(public server: TcpListener, public client: TcpStream, public served: TcpStream) {}
}

function connection(): Connection {
  const server = TcpListener.bind(LOCAL).expect("bind");
  const client = TcpStream.connect(server.localAddr().value.toString()).expect("connect");
  const served = server.accept().expect("accept");
  return new Connection(server, client, served);
}

function bothSidesReadAndWrite(): void {
  const both = connection();
  assert(both.client.localAddr().value.toString() == both.served.peerAddr().value.toString(), "the same address");
  assert(both.client.peerAddr().value.port == both.server.localAddr().value.port, "the port that listens");
  both.client.writeString("hello").expect("write");
  const buffer = new Uint8Array(16);
  assert(both.served.read(buffer).value == 5, "what was written");
  both.served.writeString("ans").expect("write");
  both.client.writeString("more").expect("write");
  assert(both.served.read(buffer).value == 4, "a read ends no writing");
  both.served.writeString("wer").expect("write");
  both.served.shutdown(Sdflags.WR).expect("shutdown");
  assert(both.client.readToString().expect("read") == "answer", "to the end");
  assert(both.client.read(buffer).value == 0, "the end stays");
  assert(both.served.write(buffer).error.errno == Errno.PIPE, "nothing is sent after the end");
}

function nothingToReadIsEAGAIN(): void {
  const both = connection();
  both.served.setNonblocking(true).expect("nonblocking");
  const buffer = new Uint8Array(16);
  assert(both.served.read(buffer).error.errno == Errno.AGAIN, "nothing yet");
  both.client.writeString("x").expect("write");
  const set = new PollSet();
  set.add(both.served.asFd(), 1, PollFlags.IN).expect("add");
  assert(set.wait().value == 1 && set.next()!.bytes == 1, "one byte");
  assert(both.served.read(buffer).value == 1, "it is there");
  both.server.setNonblocking(true).expect("nonblocking");
  assert(both.server.accept().error.errno == Errno.AGAIN, "nobody else");
}

function aListenerHasNoBytes(): void {
  const both = connection();
  both.client.writeString("x").expect("write");
  const other = TcpStream.connect(both.server.localAddr().value.toString()).expect("connect");
  for (let i = 0; i < 2; i++) {
    assert(both.server.setNonblocking(i == 0).isOk, "flags");
    assert(read(both.server, new Uint8Array(4)).error.errno == Errno.NOTCONN, "it isn't connected");
  }
  assert(both.server.accept().isOk, "the client is there still");
  other.close().expect("close");
}

function peekedBytesStay(): void {
  const both = connection();
  both.client.writeString("peek").expect("write");
  const buffer = new Uint8Array(4);
  assert(both.served.recv(buffer, 1).value.length == 4, "peeked");
  buffer.fill(0);
  assert(both.served.recv(buffer, 2).value.length == 4 && buffer[0] == 0x70, "all of it");
}

function nobodyListens(): void {
  const server = TcpListener.bind(LOCAL).expect("bind");
  const address = server.localAddr().value.toString();
  assert(TcpListener.bind(address).error.errno == Errno.ADDRINUSE, "one at a time");
  server.close().expect("close");
  assert(TcpStream.connect(address).error.errno == Errno.CONNREFUSED, "nobody listens any more");
}

function wrongAddressesAreRefused(): void {
  assert(TcpStream.connect("127.0.0.1").error.errno == Errno.INVAL, "without a port");
  assert(TcpStream.connect("127.0.0.1:70000").error.errno == Errno.INVAL, "a port that there isn't");
  assert(TcpStream.connect("no.such.name.invalid:80").isErr, "a name without addresses");
  assert(TcpStream.connect("localhost:1").error.errno == Errno.CONNREFUSED, "a name is looked up");
}

function namesAreLookedUp(): void {
  const found = lookup("localhost").expect("lookup");
  assert(found.includes("127.0.0.1") || found.includes("::1"), found.join(" "));
  assert(lookup("127.0.0.1").expect("lookup")[0] == "127.0.0.1", "an address is its own");
}

function datagramsComeWhole(): void {
  const one = UdpSocket.bind(LOCAL).expect("bind"), two = UdpSocket.bind(LOCAL).expect("bind");
  const to = two.localAddr().value.toString();
  const buffer = new Uint8Array(4);
  two.setNonblocking(true).expect("nonblocking");
  assert(two.recvFrom(buffer).error.errno == Errno.AGAIN, "nothing yet");
  two.setNonblocking(false).expect("nonblocking");
  one.sendTo(bytes("first"), to).expect("send");
  one.sendTo(bytes("2"), to).expect("send");
  const first = two.recvFrom(buffer).expect("receive");
  assert(first.length == 4 && first.truncated && first.from.toString() == one.localAddr().value.toString(), "cut off");
  const second = two.recvFrom(buffer).expect("receive");
  assert(second.length == 1 && !second.truncated, "a datagram of its own");
  one.connect(to).expect("connect");
  assert(one.peerAddr().value.toString() == to, "connected");
  one.send(bytes("third"), 1, 3).expect("send");
  const set = new PollSet();
  set.add(two.asFd(), 1, PollFlags.IN).expect("add");
  assert(set.wait().value == 1, "there is one");
  assert(two.recv(buffer).value.length == 3 && buffer[0] == 0x68, "hir");
  assert(one.sendTo(new Uint8Array(70_000), to).error.errno == Errno.MSGSIZE, "too large");
}

/** Serves clients at once, until as many as its second argument says have gone. */
function serveAtOnce(): void {
  const server = TcpListener.bind(LOCAL).expect("bind");
  console.log("port " + server.localAddr().value.port.toString());
  const clients = new OwnedMap<i32, TcpStream>();
  let left = <i32>parseInt(process.args()[2]), key = 0;
  const buffer = new Uint8Array(4096);
  while (left > 0) {
    const ready = whoIsReady(server, clients);
    for (let i = 0; i < ready.length; i++) {
      if (ready[i] < 0) clients.set(++key, server.accept().expect("accept"));
      else if (!answer(clients.get(ready[i])!, buffer)) {
        drop(clients.remove(ready[i]));
        left--;
      }
    }
  }
}

/** The keys of the clients who sent something, and -1 for a new one. */
function whoIsReady(server: Ref<TcpListener>, clients: Ref<OwnedMap<i32, TcpStream>>): i32[] {
  const set = new PollSet();
  set.add(server.asFd(), -1, PollFlags.IN).expect("add");
  const keys = clients.keys();
  for (let i = 0; i < keys.length; i++) set.add(clients.get(keys[i])!.asFd(), keys[i], PollFlags.IN).expect("add");
  set.wait().expect("wait");
  const ready: i32[] = [];
  for (let event = set.next(); event !== null; event = set.next()) ready.push(event.key);
  return ready;
}

/** Sends back what a client has sent. Returns false at its end. */
function answer(client: Ref<TcpStream>, buffer: Uint8Array): bool {
  const count = client.read(buffer);
  return count.isOk && count.value > 0 && client.writeAll(buffer.subarray(0, count.value)).isOk;
}

const name = process.args()[1];
if (name == "bothSidesReadAndWrite") bothSidesReadAndWrite();
else if (name == "nothingToReadIsEAGAIN") nothingToReadIsEAGAIN();
else if (name == "aListenerHasNoBytes") aListenerHasNoBytes();
else if (name == "peekedBytesStay") peekedBytesStay();
else if (name == "nobodyListens") nobodyListens();
else if (name == "wrongAddressesAreRefused") wrongAddressesAreRefused();
else if (name == "namesAreLookedUp") namesAreLookedUp();
else if (name == "datagramsComeWhole") datagramsComeWhole();
else serveAtOnce();
