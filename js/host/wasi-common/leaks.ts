/** A descriptor that the guest opened and didn't close. */
export class Leak {
  constructor(
    /** The guest's descriptor number. */
    readonly fd: number,
    /** The path with which it was opened, below its preopen. */
    readonly path: string | undefined,
    /** Its kind, such as "regular file" or "directory". */
    readonly kind: string,
    /** How many descriptors have been opened, closed or renumbered since it was opened. */
    readonly age: number,
  ) {}

  get message(): string {
    const name = this.path === undefined ? "" : ` ${JSON.stringify(this.path)}`;
    return `fd ${this.fd}${name} (${this.kind}), opened ${this.age} descriptor operations ago`;
  }

  toString(): string {
    return this.message;
  }
}
