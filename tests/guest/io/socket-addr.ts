import { Errno, SocketAddr, TcpListener, TcpStream, UdpSocket, lookup } from "as-io-lifetimes";

function parsed(text: string): string {
  const address = SocketAddr.parse(text);
  return address === null ? "none" : address.toString();
}

export function addressesAreReadAndWritten(): void {
  assert(parsed("127.0.0.1:80") == "127.0.0.1:80" && parsed("255.255.255.255:65535") == "255.255.255.255:65535");
  assert(parsed("[::1]:80") == "[::1]:80" && parsed("[::]:0") == "[::]:0" && parsed("[1::]:1") == "[1::]:1");
  assert(parsed("[2001:db8:0:0:1:0:0:1]:8080") == "[2001:db8::1:0:0:1]:8080", "the first of two runs is left out");
  assert(parsed("[1:0:0:2:0:0:0:3]:1") == "[1:0:0:2::3]:1", "the longest run is left out");
  assert(parsed("[1:2:3:4:5:6:0:8]:1") == "[1:2:3:4:5:6:0:8]:1", "one zero stays");
  assert(parsed("[FE80:0:0:0:0:0:0:ABCD]:1") == "[fe80::abcd]:1", "in small letters");
  const address = SocketAddr.parse("[::1]:80")!;
  assert(address.ip == "::1" && address.port == 80);
}

export function whatIsNoAddressIsNone(): void {
  const texts = [
    "", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8o", "127.0.0.1:123456",
    "127.0.0:1", "127.0.0.0.1:1", "256.0.0.1:1", "1.2.3.:1", "1.2.3.4567:1", "localhost:80", "::1:80", "[127.0.0.1]:80",
    "[::1]", "[1:2:3:4:5:6:7]:1", "[1:2:3:4:5:6:7:8:9]:1", "[1::2::3]:1", "[12345::]:1", "[g::]:1", "[1:2:3:4:5:6:7::8]:1",
    "[:1:2:3:4:5:6:7]:1", "[]:1",
  ];
  for (let i = 0; i < texts.length; i++) assert(parsed(texts[i]) == "none", texts[i]);
}

export function preview1MakesNoSockets(): void {
  assert(TcpListener.bind("127.0.0.1:0").error.errno == Errno.NOTSUP);
  assert(TcpStream.connect("127.0.0.1:80").error.errno == Errno.NOTSUP);
  assert(UdpSocket.bind("127.0.0.1:0").error.errno == Errno.NOTSUP);
  assert(lookup("localhost").error.errno == Errno.NOTSUP);
}
