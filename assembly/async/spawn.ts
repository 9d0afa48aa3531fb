import { end } from "../abi/end";
import { fail } from "../abi/fail";
import { nothing } from "../result/nothing";
import { Option } from "../abi/option";
import { Unit, unit } from "../abi/result";
import { Fiber, current, run } from "./fiber";
import { Task } from "./task";

/**
 * Runs a function beside its caller, with an argument that moves to it, and returns the task. It starts when the caller first
 * waits. Dropping the task cancels it: the function's next read, write, sleep or `tryWait` returns at once.
 */
// @ts-ignore: decorator
@trusted @keeps("argument")
export function spawn<A, R>(fn: (argument: A) => R, argument: A): Task<R> {
  return new Spawned<R>(begin<R>(new FunctionFiber<A, R>(fn, argument)));
}

/** As `spawn`, for a function that returns nothing. */
// @ts-ignore: decorator
@trusted @keeps("argument")
export function spawnVoid<A>(fn: (argument: A) => void, argument: A): Task<Unit> {
  return new Spawned<Unit>(begin<Unit>(new VoidFiber<A>(fn, argument)));
}

/**
 * As `spawn`, for the method `run` of an object, which moves to it. What `run` needs are fields of the object, owned or not.
 * Where `run` returns something, say so: `spawnJob<Download, u32>(download)`.
 */
// @ts-ignore: decorator
@trusted @keeps("job")
export function spawnJob<J, R = Nothing>(job: J): Task<R> {
  return new Spawned<R>(begin<R>(new JobFiber<J, R>(job)));
}

/** The result of a job whose `run` returns nothing. */
@unmanaged @final
export class Nothing {}

function begin<R>(fiber: ResultFiber<R>): ResultFiber<R> {
  const spawner = current;
  if (spawner !== null) spawner.owner.add(fiber);
  return fiber;
}

/** A fiber with a result. */
@trusted
abstract class ResultFiber<R> extends Fiber {
  isStarted: bool = false;
  /** Whether its task was dropped. */
  isAbandoned: bool = false;
  protected result: R = nothing<R>();
  private waiter: Fiber | null = null;

  /** Drops the argument of a function that never starts. */
  abstract dropArgument(): void;

  protected abstract body(): R;

  enter(): void {
    this.isStarted = true;
    const result = this.body();
    this.isDone = true;
    if (this.isAbandoned) {
      end<R>(result);
      return;
    }
    this.result = result;
    const waiter = this.waiter;
    if (waiter !== null) waiter.wake();
  }

  takeResult(): R {
    return this.result;
  }

  watch(fiber: Fiber): void {
    if (this.waiter !== null) fail("two tasks wait for the same task");
    if (this.owner !== fiber.owner) fail("a task can only be waited for in the call of an export that spawned it");
    this.waiter = fiber;
  }

  unwatch(): void {
    this.waiter = null;
  }
}

@final @trusted
class FunctionFiber<A, R> extends ResultFiber<R> {
  constructor(private fn: (argument: A) => R, private argument: A) {
    super();
  }

  protected body(): R {
    return this.fn(this.argument);
  }

  dropArgument(): void {
    end<A>(this.argument);
  }
}

@final @trusted
class VoidFiber<A> extends ResultFiber<Unit> {
  constructor(private fn: (argument: A) => void, private argument: A) {
    super();
  }

  protected body(): Unit {
    this.fn(this.argument);
    return unit;
  }

  dropArgument(): void {
    end<A>(this.argument);
  }
}

@final @trusted
class JobFiber<J, R> extends ResultFiber<R> {
  constructor(private job: J) {
    super();
  }

  protected body(): R {
    if (idof<TypeOf<R>>() == idof<TypeOf<Nothing>>()) {
      // @ts-ignore: a job has it
      this.job.run();
      return changetype<R>(<usize>0);
    }
    // @ts-ignore: a job has it
    return this.job.run();
  }

  dropArgument(): void {
    end<J>(this.job);
  }
}

/** Tells types apart by its id. */
class TypeOf<T> {}

/** A function that was spawned. */
@final @owned @trusted
class Spawned<R> extends Task<R> {
  constructor(private fiber: ResultFiber<R>) {
    super();
  }

  get isDone(): bool {
    return this.fiber.isDone;
  }

  @consumes
  wait(): R {
    this.waitFor(false);
    return this.fiber.takeResult();
  }

  @consumes
  tryWait(): Option<R> {
    this.waitFor(true);
    if (this.isDone) return Option.some<R>(this.fiber.takeResult());
    this.cancel();
    return Option.none<R>();
  }

  watch(fiber: Fiber): void {
    this.fiber.watch(fiber);
  }

  unwatch(): void {
    this.fiber.unwatch();
  }

  @consumes @keeps("this")
  detach(): void {
    const fiber = this.fiber;
    if (fiber.isDone) end<R>(fiber.takeResult());
    else fiber.isAbandoned = true;
  }

  drop(): void {
    this.cancel();
  }

  @consumes
  cancel(): void {
    const fiber = this.fiber;
    if (fiber.isDone) end<R>(fiber.takeResult());
    else {
      fiber.isAbandoned = true;
      fiber.cancel();
      if (fiber.isStarted) return;
      fiber.isDone = true;
      fiber.dropArgument();
    }
  }

  private waitFor(isInterruptible: bool): void {
    if (this.isDone) return;
    const waiter = current;
    if (waiter === null) {
      this.fiber.enter();
      return;
    }
    this.watch(waiter);
    waiter.wait(isInterruptible);
    this.unwatch();
  }
}
