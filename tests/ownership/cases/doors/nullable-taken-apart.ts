// A value that may be null is taken apart where it isn't.
import { Mut, OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Tree {
  left: Tree | null = null;
  right: Tree | null = null;
  constructor(public fd: OwnedFd) {}
}

function build(depth: i32): Tree | null {
  if (depth == 0) return null;
  const tree = new Tree(OwnedFd.open());
  tree.left = build(depth - 1);
  tree.right = build(depth - 1);
  return tree;
}

function flatten(tree: Tree | null, all: Mut<OwnedArray<OwnedFd>>): void {
  if (!tree) return;
  flatten(tree.left, all);
  all.push(tree.fd);
  flatten(tree.right, all);
}

function first(tree: Tree | null): OwnedFd | null {
  if (tree) {
    if (tree.fd.raw > 4) return tree.fd;
  }
  return null;
}

export function main(n: i32): i32 {
  const all = new OwnedArray<OwnedFd>();
  flatten(build(n > 3 ? 3 : n), all);
  const fd = first(build(1));
  return all.length + (fd ? fd.read() : 0);
}
