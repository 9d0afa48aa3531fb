import { Ref } from "as-io-lifetimes/assembly/own";

/** A list that owns its elements, and drops them from the first on: Rust's `Vec`. */
@owned
@trusted
export class List<T> {
  private items: Array<T> = new Array<T>();

  get length(): i32 {
    return this.items.length;
  }

  get(index: i32): Ref<T> {
    return this.items[index];
  }

  @mut push(item: T): void {
    this.items.push(item);
  }

  /** Gives an element away and puts the last one in its place. */
  @mut swapRemove(index: i32): T {
    const last = this.items.pop();
    if (index == this.items.length) return last;
    const item = this.items[index];
    this.items[index] = last;
    return item;
  }

  @mut clear(): void {
    this.drop();
    this.items = new Array<T>();
  }

  drop(): void {
    for (let i = 0; i < this.items.length; i++) {
      if (isDefined(this.items[i].__own_drop)) this.items[i].__own_drop();
    }
  }
}
