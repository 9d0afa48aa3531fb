// A class that owns. It is global, so that every file of the program can have to do with it, and is checked.
let count = 0;

// @ts-ignore: decorator
@global @owned
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
