// @trusted: memory by address
// Addresses of sockets, as text and as `ip-socket-address` of wasi:sockets is in memory: a tag, and behind it
//
//     0     4      6                                    IPv4
//     | 0 | port | 4 bytes |
//     0     4      8           12           28          IPv6
//     | 1 | port | flow info | 8 × 2 bytes | scope |

// @ts-ignore: decorator
@inline const IPV6 = 1;

/** The address of one side of a socket. Rust's `std::net::SocketAddr`. */
@final
export class SocketAddr {
  constructor(
    /** The IP address: `127.0.0.1`, or `::1`. */
    public readonly ip: string,
    public readonly port: u16,
  ) {}

  /** The address that a text names, as `127.0.0.1:80` or `[::1]:80`, or null if it names none. */
  static parse(text: string): SocketAddr | null {
    const colon = text.lastIndexOf(":");
    const port = parsePort(text, colon + 1);
    if (colon < 1 || port < 0) return null;
    let ip = text.substring(0, colon);
    const isBracketed = ip.startsWith("[") && ip.endsWith("]");
    if (isBracketed) ip = ip.substring(1, ip.length - 1);
    const room = memory.data(32, 8);
    if (!writeAddress(room, ip, <u16>port) || (load<u8>(room) == IPV6) != isBracketed) return null;
    return readAddress(room);
  }

  /** `127.0.0.1:80`, or `[::1]:80`. */
  toString(): string {
    const port = this.port.toString();
    return this.ip.includes(":") ? "[" + this.ip + "]:" + port : this.ip + ":" + port;
  }
}

/** The port from a place in a text on, or -1. */
function parsePort(text: string, at: i32): i32 {
  const port = number(text.substring(at), 10, 5);
  return port < 1 << 16 ? port : -1;
}

/** The host of `host:port`, which may be a name. */
export function hostOf(text: string): string {
  return text.substring(0, max(text.lastIndexOf(":"), 0));
}

/** The port of `host:port`, or -1. */
export function portOf(text: string): i32 {
  return parsePort(text, text.lastIndexOf(":") + 1);
}

/** Writes an address to 32 bytes. Returns false if its IP address is none. */
// @ts-ignore: decorator
@unsafe
export function writeAddress(at: usize, ip: string, port: u16): bool {
  if (!writeIp(at, ip)) return false;
  store<u16>(at, port, 4);
  return true;
}

/** The address in 32 bytes. */
// @ts-ignore: decorator
@unsafe
export function readAddress(at: usize): SocketAddr {
  const isIpv6 = load<u8>(at) == IPV6;
  return new SocketAddr(isIpv6 ? ipv6Text(at + 12) : ipv4Text(at + 6), load<u16>(at, 4));
}

/** The text of an `ip-address`, 18 bytes. */
// @ts-ignore: decorator
@unsafe
export function ipText(at: usize): string {
  return load<u8>(at) == IPV6 ? ipv6Text(at + 2) : ipv4Text(at + 2);
}

function ipv4Text(at: usize): string {
  return `${load<u8>(at)}.${load<u8>(at, 1)}.${load<u8>(at, 2)}.${load<u8>(at, 3)}`;
}

/** As RFC 5952 has it: the longest run of zeros, of two or more, is left out. */
function ipv6Text(at: usize): string {
  let start = -1, length = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && !load<u16>(at + (end << 1))) end++;
    if (end - i > length) {
      start = i;
      length = end - i;
    }
    i = max(i, end);
  }
  let text = "";
  for (let i = 0; i < 8; i++) {
    if (i == start) {
      text += "::";
      i += length - 1;
    } else {
      if (text.length && !text.endsWith(":")) text += ":";
      text += (<u32>load<u16>(at + (i << 1))).toString(16);
    }
  }
  return text;
}

function writeIp(at: usize, ip: string): bool {
  memory.fill(at, 0, 32);
  if (!ip.includes(":")) return writeIpv4(at + 6, ip);
  store<u8>(at, IPV6);
  return writeIpv6(at + 12, ip);
}

function writeIpv4(at: usize, ip: string): bool {
  const parts = ip.split(".");
  if (parts.length != 4) return false;
  for (let i = 0; i < 4; i++) {
    const value = number(parts[i], 10, 3);
    if (value < 0 || value > 255) return false;
    store<u8>(at + i, <u8>value);
  }
  return true;
}

function writeIpv6(at: usize, ip: string): bool {
  const gap = ip.indexOf("::");
  if (gap < 0) return writeGroups(at, ip, 8) == 8;
  const head = ip.substring(0, gap), tail = ip.substring(gap + 2);
  if (tail.includes("::")) return false;
  const count = head.length ? writeGroups(at, head, 7) : 0;
  if (count < 0) return false;
  const rest = tail.length ? tail.split(":").length : 0;
  return count + rest < 8 && (!rest || writeGroups(at + ((8 - rest) << 1), tail, rest) == rest);
}

/** Writes groups of four hexadecimal digits, at most `limit`. Returns how many there are, or -1. */
function writeGroups(at: usize, text: string, limit: i32): i32 {
  const groups = text.split(":");
  if (groups.length > limit) return -1;
  for (let i = 0; i < groups.length; i++) {
    const value = number(groups[i], 16, 4);
    if (value < 0) return -1;
    store<u16>(at + (i << 1), <u16>value);
  }
  return groups.length;
}

/** The number that digits are, or -1. */
function number(digits: string, radix: i32, length: i32): i32 {
  if (!digits.length || digits.length > length) return -1;
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i) | 32;
    const digit = code >= 97 ? code - 87 : <u32>(digits.charCodeAt(i) - 48) < 10 ? digits.charCodeAt(i) - 48 : radix;
    if (digit >= radix) return -1;
    value = value * radix + digit;
  }
  return value;
}
