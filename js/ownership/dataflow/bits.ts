// Sets of locals, loans and moves are bits of a bigint, by their numbers.

export const bit = (index: number): bigint => 1n << BigInt(index);
