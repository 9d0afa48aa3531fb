import { fail } from "../abi/fail";
import { CallbackCode, contextSet, waitableSetDrop, waitableSetNew } from "./builtins";
import { Fiber, Queue, run } from "./fiber";

/** A call of an async export that waits for something: a task of the Canonical ABI. */
@final
export class Call {
  /** Fibers that can go on. */
  readonly ready: Queue = new Queue();
  /** Fibers that go on after the host had its turn. */
  readonly yielding: Queue = new Queue();
  /** How many fibers have not ended. */
  living: i32 = 1;
  private setHandle: i32 = 0;
  // All calls are in a list, for the host knows this one by its address only, and the collector doesn't see that.
  private before: Call | null = null;
  private behind: Call | null = null;

  /** `root` runs the exported function. */
  constructor(private root: Fiber) {
    const first = calls;
    if (first !== null) first.before = this;
    this.behind = first;
    calls = this;
  }

  /** The waitable set with everything that its fibers wait for. */
  get set(): i32 {
    if (!this.setHandle) this.setHandle = waitableSetNew();
    return this.setHandle;
  }

  /** Adds a fiber, which runs at its next turn. */
  add(fiber: Fiber): void {
    this.living++;
    fiber.join(this);
    this.ready.push(fiber);
  }

  /** The host asks the call to end early. */
  cancel(): void {
    this.root.cancel();
  }

  /** Runs all fibers that can go on. Returns what the host is to do. */
  run(): i32 {
    for (let fiber = this.ready.shift(); fiber !== null; fiber = this.ready.shift()) {
      run(fiber);
      if (fiber.isDone) this.living--;
    }
    if (!this.living) return this.end();
    for (let fiber = this.yielding.shift(); fiber !== null; fiber = this.yielding.shift()) this.ready.push(fiber);
    if (!this.ready.isEmpty) return CallbackCode.YIELD;
    if (!this.setHandle) fail("every task of this call waits for another one of them");
    return CallbackCode.WAIT | (this.setHandle << 4);
  }

  private end(): i32 {
    if (this.setHandle) waitableSetDrop(this.setHandle);
    const before = this.before,
      behind = this.behind;
    if (before !== null) before.behind = behind;
    else calls = behind;
    if (behind !== null) behind.before = before;
    contextSet(0);
    return CallbackCode.EXIT;
  }
}

let calls: Call | null = null;
