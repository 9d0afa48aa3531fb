// A trap below two calls, in a module with a source map.

function inner(depth: i32): void {
  if (depth == 0) unreachable(); // the line of the trap
  inner(depth - 1); // the line of the call
}

export function trapAt(depth: i32): void {
  inner(depth);
}

trapAt(1);
