// How a function leaves the machine while it waits. Binaryen's asyncify, which the transform runs, makes the functions that
// can reach `leave` save their locals to `area` and return; called again they go back to where they were. Nothing here may be
// inlined into those functions before that, so that nothing here is marked `@inline`.

// @ts-ignore: decorator
@external("asyncify", "start_unwind") declare function startUnwind(stack: usize): void;
// @ts-ignore: decorator
@external("asyncify", "stop_unwind") declare function stopUnwind(): void;
// @ts-ignore: decorator
@external("asyncify", "start_rewind") declare function startRewind(stack: usize): void;
// @ts-ignore: decorator
@external("asyncify", "stop_rewind") declare function stopRewind(): void;

/** How many bytes the locals of all functions may take that wait one in another: `--use IO_LIFETIMES_ASYNC_STACK=65536`. */
// @ts-ignore: decorator
@inline const SIZE: usize = isDefined(IO_LIFETIMES_ASYNC_STACK) ? <usize>IO_LIFETIMES_ASYNC_STACK : 16384;
/** In front of them: where the next one goes, and the end. */
// @ts-ignore: decorator
@inline const HEADER: usize = 8;

/** The runtime without a collector, which has no stack. */
// @ts-ignore: decorator
@inline const STUB: i32 = 0;

// @ts-ignore: decorator
@inline const NORMAL: i32 = 0;
// @ts-ignore: decorator
@inline const UNWINDING: i32 = 1;
// @ts-ignore: decorator
@inline const REWINDING: i32 = 2;

let state: i32 = NORMAL;
/** All functions save to this one area. What they saved is copied from it. */
let area: usize = 0;

/** A managed object that nothing is known of. */
class Root {}

/** What a function that waits has on its stacks. */
@final
export class Stack {
  /** What asyncify saved. */
  private locals: StaticArray<u8> | null = null;
  /** Its part of the stack of the garbage collector, which finds the objects here meanwhile. */
  private roots: StaticArray<Root | null> | null = null;

  get isSaved(): bool {
    return this.locals !== null;
  }

  /** Saves the stacks of the functions that are leaving. `low` and `base`: what they have on the collector's stack. */
  save(low: usize, base: usize): void {
    const locals = new StaticArray<u8>(<i32>(load<usize>(area) - area - HEADER));
    memory.copy(changetype<usize>(locals), area + HEADER, locals.length);
    this.locals = locals;
    if (low == base) return;
    // Nothing is allocated between the copy and the link to it, so that the collector sees all of it or nothing.
    const roots = new StaticArray<Root | null>(<i32>((base - low) >>> alignof<usize>()));
    memory.copy(changetype<usize>(roots), low, base - low);
    this.roots = roots;
  }

  /** The size of the roots. */
  get rootsSize(): usize {
    const roots = this.roots;
    return roots === null ? 0 : (<usize>roots.length) << alignof<usize>();
  }

  /** Where the roots stand. They are no longer held, and the caller copies them before anything is allocated. */
  takeRoots(): usize {
    const roots = this.roots;
    this.roots = null;
    return changetype<usize>(roots);
  }

  /** Puts back what asyncify saved. */
  restoreLocals(): void {
    const locals = this.locals!;
    store<usize>(area, area + HEADER + locals.length);
    memory.copy(area + HEADER, changetype<usize>(locals), locals.length);
    this.locals = null;
  }
}

/** A function that can leave and come back, with its stack. */
export abstract class Suspendable {
  readonly stack: Stack = new Stack();
  /** The function. */
  abstract enter(): void;
}

/** Leaves all functions up to `enter`. Returns when `enter` is called again and they are back. */
export function leave(): void {
  if (state == REWINDING) {
    stopRewind();
    state = NORMAL;
    return;
  }
  if (!area) {
    area = heap.alloc(HEADER + SIZE);
    store<usize>(area, area + HEADER + SIZE, sizeof<usize>());
  }
  store<usize>(area, area + HEADER);
  state = UNWINDING;
  startUnwind(area);
}

/** How many bytes the functions around `enter` may have on the collector's stack. */
// @ts-ignore: decorator
@inline const OUTER: usize = 512;

/**
 * Calls a function, or goes on with one that left. Returns when it has ended or has left again. The function's address is a
 * number here, for a managed local of this function would move the collector's stack, which is put back below it.
 *
 * A function finds its part of that stack where it was before: asc computes the address of a slot before the value for it,
 * and the value may be waited for. So all of them start at the same place, whatever calls them.
 */
export function enter(at: usize): void {
  const outer = __stack_pointer;
  const base = ASC_RUNTIME == STUB ? outer : startOfStack(outer);
  __stack_pointer = base;
  if (isSaved(at)) {
    const size = rootsSize(at);
    restoreLocals(at);
    const roots = takeRoots(at);
    // From here on nothing is called that has managed locals: they would stand where the roots go.
    memory.copy(base - size, roots, size);
    __stack_pointer = base - size;
    state = REWINDING;
    startRewind(area);
  }
  call(at);
  if (state == UNWINDING) {
    stopUnwind();
    state = NORMAL;
    save(at, __stack_pointer, base);
  }
  __stack_pointer = outer;
  // For tests: what is on the saved stacks has to live through it.
  // @ts-ignore: a function of the runtime
  if (isDefined(IO_LIFETIMES_ASYNC_COLLECT)) __collect();
}

/** Where the stacks of all functions start. What is between that and the stack of the callers is null for the collector. */
function startOfStack(outer: usize): usize {
  const start = __heap_base - OUTER;
  if (outer < start) unreachable();
  memory.fill(start, 0, outer - start);
  return start;
}

function call(at: usize): void {
  changetype<Suspendable>(at).enter();
}

function isSaved(at: usize): bool {
  return changetype<Suspendable>(at).stack.isSaved;
}

function rootsSize(at: usize): usize {
  return changetype<Suspendable>(at).stack.rootsSize;
}

function takeRoots(at: usize): usize {
  return changetype<Suspendable>(at).stack.takeRoots();
}

function restoreLocals(at: usize): void {
  changetype<Suspendable>(at).stack.restoreLocals();
}

function save(at: usize, low: usize, base: usize): void {
  changetype<Suspendable>(at).stack.save(low, base);
}
