// Sets of locals, loans and moves are bigints: the bit with an element's number says whether the element is in the set.

const bits: bigint[] = [];

export function bit(index: number): bigint {
  return (bits[index] ??= 1n << BigInt(index));
}

/** Returns the numbers in a set, in ascending order. */
export function members(set: bigint): number[] {
  const result: number[] = [];
  const digits = set.toString(16);
  for (let i = digits.length - 1, first = 0; i >= 0; i--, first += 4) {
    const digit = parseInt(digits[i]!, 16);
    for (let k = 0; digit >> k > 0; k++) if ((digit >> k) & 1) result.push(first + k);
  }
  return result;
}
