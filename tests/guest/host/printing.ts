// A user's reactor that prints.
export * from "as-io-lifetimes/assembly/bridge";

export function print(n: i32): void {
  console.log(`out ${n}`);
  console.error(`err ${n}`);
}
