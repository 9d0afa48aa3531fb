import { OwnedArray, end } from "./array";
import { Mut, Ref } from "./words";

/**
 * A map that owns its values and drops them, in the order of their keys' insertion, when it is dropped. Rust's
 * `HashMap`.
 */
@final
@owned @trusted("V")
export class OwnedMap<K, V> {
  private items: Map<K, V> = new Map();

  /** The number of values. */
  get size(): i32 {
    return this.items.size;
  }

  /** Whether there is a value for a key. */
  has(key: K): bool {
    return this.items.has(key);
  }

  /** Borrows the value of a key, or returns null. */
  get(key: K): Ref<V> | null {
    return this.items.has(key) ? this.items.get(key) : null;
  }

  /** Borrows the value of a key exclusively, or returns null. */
  @mut
  getMut(key: K): Mut<V> | null {
    return this.items.has(key) ? this.items.get(key) : null;
  }

  /**
   * Borrows the value of a key exclusively. If there is none, the map gets what `make` returns. Rust's
   * `entry(key).or_insert_with(make)`.
   */
  @mut
  getOrInsertWith(key: K, make: () => V): Mut<V> {
    if (!this.items.has(key)) this.items.set(key, make());
    return this.items.get(key);
  }

  /** Returns the keys, in the order of their insertion. */
  keys(): K[] {
    return this.items.keys();
  }

  /** Calls `callback` with each value, borrowed, and its key, in the order of insertion. */
  forEach(callback: (value: Ref<V>, key: K) => void): void {
    const keys = this.items.keys(), values = this.items.values();
    for (let i = 0; i < keys.length; i++) callback(values[i], keys[i]);
  }

  /** Calls `callback` with each value, borrowed exclusively, and its key, in the order of insertion. */
  @mut
  forEachMut(callback: (value: Mut<V>, key: K) => void): void {
    const keys = this.items.keys(), values = this.items.values();
    for (let i = 0; i < keys.length; i++) callback(values[i], keys[i]);
  }

  /** Keeps the values for which `callback` returns true, and drops the others. */
  @mut
  retain(callback: (value: Mut<V>, key: K) => bool): void {
    const keys = this.items.keys(), values = this.items.values();
    for (let i = 0; i < keys.length; i++) {
      if (callback(values[i], keys[i])) continue;
      this.items.delete(keys[i]);
      end<V>(values[i]);
    }
  }

  /** Removes all values and returns them, in the order of insertion. */
  @mut
  drain(): OwnedArray<V> {
    const values = this.items.values();
    this.items = new Map();
    const drained = new OwnedArray<V>();
    for (let i = 0; i < values.length; i++) drained.push(values[i]);
    return drained;
  }

  /** Sets the value of a key, which is owned, and returns the previous one, or null. Rust's `insert`. */
  @mut
  set(key: K, value: V): V | null {
    const old: V | null = this.items.has(key) ? this.items.get(key) : null;
    this.items.set(key, value);
    return old;
  }

  /** Removes the value of a key and returns it, or null. */
  @mut
  remove(key: K): V | null {
    if (!this.items.has(key)) return null;
    const old = this.items.get(key);
    this.items.delete(key);
    return old;
  }

  /** Drops all values. */
  @mut
  clear(): void {
    const values = this.items.values();
    this.items = new Map();
    for (let i = 0; i < values.length; i++) end<V>(values[i]);
  }

  /** Drops all values. */
  drop(): void {
    this.clear();
  }
}
