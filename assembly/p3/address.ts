// @trusted: memory by address
// Addresses of sockets, as `ip-socket-address` is in memory and as it is flattened.

/** How many bytes an address has. */
// @ts-ignore: decorator
@inline export const ADDRESS: usize = 32;

// @ts-ignore: decorator
@inline const IPV6 = 1;

/** Whether an address is one of IPv6, as a case of `ip-address-family`. */
export function isIpv6(address: usize): i32 {
  return load<u8>(address);
}

/** One of the 12 numbers of a flattened address; 0 for those of no address. */
export function part(address: usize, index: i32): i32 {
  if (!address) return 0;
  const tag = load<u8>(address);
  if (index == 0) return tag;
  if (index == 1) return load<u16>(address, 4);
  if (tag != IPV6) return index < 6 ? load<u8>(address + index, 4) : 0;
  if (index == 2) return load<u32>(address, 8);
  return index < 11 ? load<u16>(address + (index << 1), 6) : load<u32>(address, 28);
}
