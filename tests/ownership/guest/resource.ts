// A class that owns: with it in a program, all of the program is checked.
let count = 0;

@owned
class Resource {
  drop(): void {
    count++;
  }
}

function use(): void {
  const resource = new Resource();
}

/** How many were dropped: 1 with the transform, 0 without. */
export function drops(): i32 {
  use();
  return count;
}
