import { i128, u128, u128Safe, u256 } from "as-bignum/assembly";
import { add, addBytes, checksum } from "./hash";

export function run(): u32 {
  let a = u128.from(1), b = u128.from("340282366920938463463374607431768211455");
  for (let i = 0; i < 30; i++) {
    a = (a + u128.from(i)) * u128.from(7);
    addBytes((a ^ (b >> i)).toUint8Array());
    add(a.toString());
    add((b / (a + u128.One)).toString(16));
    add((b % (a + u128.One)).toString());
    add((a < b).toString() + (a == b).toString() + u128.popcnt(a).toString() + u128.clz(a).toString() + u128.ctz(a).toString());
    addBytes(a.toUint8Array());
  }
  add(u128.sqrt(b).toString() + u128.pow(u128.from(3), 40).toString() + u128.muldiv(a, b, u128.from(12345)).toString());

  let c = u256.from(42);
  for (let i = 0; i < 20; i++) {
    c = c * u256.from(1000003) + u256.from(i);
    addBytes((c ^ (c >> 3)).toUint8Array());
    addBytes(c.toUint8Array(true));
  }

  const d = i128.from(-5);
  add(d.isNeg().toString() + i128.abs(d).lo.toString() + i128.eq(d, i128.from(-5)).toString());
  add((u128Safe.from(1) + u128Safe.from(2)).toString());
  return checksum();
}
