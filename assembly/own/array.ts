import { Mut, Ref, drop } from "./words";
import { trap } from "../wasi/trap";

/** An array that owns its elements and drops them, in order, when it is dropped. Rust's `Vec`. */
@final
@owned @trusted
export class OwnedArray<T> {
  private items: Array<T> = [];

  /** The number of elements. */
  get length(): i32 {
    return this.items.length;
  }

  /** Borrows an element. Traps if there is none. */
  // @ts-ignore: decorator
  @operator("[]")
  at(index: i32): Ref<T> {
    this.check(index, this.items.length);
    return this.items[index];
  }

  /** Borrows an element exclusively. Traps if there is none. */
  @mut
  atMut(index: i32): Mut<T> {
    this.check(index, this.items.length);
    return this.items[index];
  }

  /** Replaces an element with another, which is owned, and drops the old one. Traps if there is none. */
  // @ts-ignore: decorator
  @operator("[]=") @mut
  set(index: i32, value: T): void {
    end<T>(this.replace(index, value));
  }

  /** Replaces an element with another, which is owned, and returns the old one. Traps if there is none. */
  @mut
  replace(index: i32, value: T): T {
    this.check(index, this.items.length);
    const old = this.items[index];
    this.items[index] = value;
    return old;
  }

  /** Appends an element, which is owned. */
  @mut
  push(value: T): void {
    this.items.push(value);
  }

  /** Removes the last element and returns it, or null if the array is empty. */
  @mut
  pop(): T | null {
    return this.items.length ? this.items.pop() : null;
  }

  /** Inserts an element, which is owned, before the one at `index`. Traps beyond the end. */
  @mut
  insert(index: i32, value: T): void {
    this.check(index, this.items.length + 1);
    this.items.push(value);
    this.items.copyWithin(index + 1, index, this.items.length - 1);
    this.items[index] = value;
  }

  /** Removes an element and returns it; those after it move up. Traps if there is none. */
  @mut
  remove(index: i32): T {
    this.check(index, this.items.length);
    return this.items.splice(index, 1)[0];
  }

  /** Calls `callback` with each element, borrowed, and its index. */
  forEach(callback: (value: Ref<T>, index: i32) => void): void {
    for (let i = 0; i < this.items.length; i++) callback(this.items[i], i);
  }

  /** Calls `callback` with each element, borrowed exclusively, and its index. */
  @mut
  forEachMut(callback: (value: Mut<T>, index: i32) => void): void {
    for (let i = 0; i < this.items.length; i++) callback(this.items[i], i);
  }

  /** Keeps the elements for which `callback` returns true, in their order, and drops the others. */
  @mut
  retain(callback: (value: Mut<T>) => bool): void {
    const items = this.items;
    this.items = [];
    for (let i = 0; i < items.length; i++) {
      if (callback(items[i])) this.items.push(items[i]);
      else end<T>(items[i]);
    }
  }

  /** Removes the elements from `start` to before `finish` and returns them. Traps if the range is out of bounds. */
  @mut
  drain(start: i32 = 0, finish: i32 = this.items.length): OwnedArray<T> {
    this.check(start, finish + 1);
    this.check(finish, this.items.length + 1);
    const drained = new OwnedArray<T>();
    drained.items = this.items.splice(start, finish - start);
    return drained;
  }

  /** Drops all elements. */
  @mut
  clear(): void {
    const items = this.items;
    this.items = [];
    for (let i = 0; i < items.length; i++) end<T>(items[i]);
  }

  /** Drops all elements. */
  drop(): void {
    this.clear();
  }

  private check(index: i32, length: i32): void {
    if (<u32>index >= <u32>length) trap("index out of the bounds of an OwnedArray");
  }
}

/** Drops a value that owns. Without the transform that is what its class has a `drop` for. */
// @ts-ignore: decorator
@trusted
export function end<T>(value: T): void {
  if (isDefined(IO_LIFETIMES_TRANSFORM)) drop<T>(value);
  // @ts-ignore: a method of T
  else if (isDefined(value.drop)) value.drop();
}
