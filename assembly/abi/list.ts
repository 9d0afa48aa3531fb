import { Ref } from "../own";
import { fail } from "./fail";
import { alloc, free } from "./memory";

// Lists of numbers are typed arrays, whose bytes have the layout that the Canonical ABI asks for.

/** Converts numbers that the host wrote to a typed array, and frees their bytes. */
export function takeNumbers<T extends ArrayBufferView>(at: usize, length: i32): T {
  const numbers = instantiate<T>(length);
  const size = <usize>numbers.byteLength;
  memory.copy(numbers.dataStart, at, size);
  free(at, size);
  return numbers;
}

/** Like `takeNumbers`, for the address and count stored at `at`. */
export function loadNumbers<T extends ArrayBufferView>(at: usize): T {
  return takeNumbers<T>(load<usize>(at), load<i32>(at, 4));
}

/** The address of the numbers of a typed array, which the host reads in the course of a call. */
// @ts-ignore: decorator
@inline
export function lendNumbers<T extends ArrayBufferView>(numbers: T): i32 {
  return <i32>numbers.dataStart;
}

/** Writes the numbers of a typed array to a block of their own. */
export function giveNumbers<T extends ArrayBufferView>(numbers: T): usize {
  const at = alloc(numbers.byteLength);
  memory.copy(at, numbers.dataStart, numbers.byteLength);
  return at;
}

/** Writes the numbers of a typed array to a block of their own, and its address and their count to `at`. */
export function storeNumbers<T extends ArrayBufferView>(at: usize, numbers: T): void {
  store<usize>(at, giveNumbers<T>(numbers));
  // @ts-ignore: every typed array has it
  store<i32>(at, numbers.length, 4);
}

/** Traps if a list of fixed length has another one. */
export function checkLength(length: i32, wanted: i32): void {
  if (length != wanted) fail("a list of " + wanted.toString() + " elements has " + length.toString());
}

/** A list of what borrows: of a `Borrow`, or of a record that holds a borrow. */
@final
@borrowed @trusted
export class BorrowedArray<T> {
  private items: Array<T> = [];

  /** The number of elements. */
  get length(): i32 {
    return this.items.length;
  }

  /** An element. Traps where there is none. */
  // @ts-ignore: decorator
  @operator("[]")
  at(index: i32): T {
    return this.items[index];
  }

  /** Appends an element. */
  @mut
  push(value: T): void {
    this.items.push(value);
  }
}

/** A borrow as a part of a list, a tuple, an option or a result. */
@final
@borrowed @trusted
export class Borrow<T> {
  constructor(
    /** The borrowed value. */
    readonly value: Ref<T>,
  ) {}
}
