/** A descriptor that the guest opened and didn't close. */
export class Leak {
  constructor(
    /** The guest's number for it. */
    readonly fd: number,
    /** The path it was opened with, below its preopen. */
    readonly path: string | undefined,
    /** What it is: "regular file", "directory". */
    readonly kind: string,
    /** How many descriptors were opened, closed or renumbered since. */
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
