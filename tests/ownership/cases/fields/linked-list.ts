// A list that owns its rest is dropped from its head on.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Node {
  constructor(public fd: OwnedFd, public next: Node | null) {}

  sum(): i32 {
    const nx: Ref<Node> | null = this.next;
    return this.fd.raw + (nx !== null ? nx.sum() : 0);
  }
}

function build(k: i32): Node | null {
  if (k <= 0) return null;
  return new Node(OwnedFd.open(), build(k - 1));
}

export function main(n: i32): i32 {
  const l = build(n);
  return l !== null ? l.sum() : 0;
}
