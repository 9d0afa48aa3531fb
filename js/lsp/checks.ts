import type { Checkers } from "./checker.js";
import type { Outcome } from "./job.js";
import type { Program } from "./projects.js";

/** A program with what its last check found. */
interface Checked {
  readonly program: Program;
  outcome: Outcome | null;
  isDue: boolean;
}

export interface Hooks {
  /** Returns the texts of open files. */
  buffers(): ReadonlyMap<string, string>;
  /** Returns a number that changes with every change of an open file. */
  version(): number;
  begins(program: Program): { done(): void };
  /** The outcomes have changed. */
  changed(): void;
}

/** Checks programs when they are due, after a pause. An outcome counts only if nothing has changed meanwhile. */
export class Checks {
  readonly #programs = new Map<string, Checked>();
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;
  #waiting: (() => void)[] = [];

  constructor(
    private readonly checkers: Checkers,
    private readonly hooks: Hooks,
    private readonly pause: number,
  ) {}

  get all(): readonly Checked[] {
    return [...this.#programs.values()];
  }

  /** Adds a program, which is due, unless it is known. */
  add(program: Program): void {
    if (this.#programs.has(program.key)) return;
    this.#programs.set(program.key, { program, outcome: null, isDue: true });
    this.#schedule(0);
  }

  remove(key: string): void {
    const found = this.#programs.get(key);
    if (!found) return;
    this.#programs.delete(key);
    this.checkers.forget(found.program.baseDir, key);
  }

  /** Makes programs due. */
  due(which: (program: Program) => boolean): void {
    for (const each of this.#programs.values()) if (which(each.program)) each.isDue = true;
    this.#schedule(this.pause);
  }

  /** Resolves when no program is due. */
  async settled(): Promise<void> {
    if (this.#isRunning || this.#timer) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #schedule(pause: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#isRunning) void this.#run();
    }, pause);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // While files change, the timer is set; when it fires, this runs again.
    for (let next = this.#next(); next && !this.#timer; next = this.#next()) await this.#check(next);
    this.#isRunning = false;
    if (this.#timer) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #next(): Checked | undefined {
    return this.all.find(({ isDue }) => isDue);
  }

  async #check(checked: Checked): Promise<void> {
    const { program } = checked;
    const progress = this.hooks.begins(program);
    const version = this.hooks.version();
    checked.isDue = false;
    const { key, baseDir, args } = program;
    const outcome = await this.checkers.check({ kind: "check", key, baseDir, args, buffers: this.hooks.buffers() });
    progress.done();
    if (this.hooks.version() !== version) {
      checked.isDue = true;
      return;
    }
    checked.outcome = outcome;
    this.hooks.changed();
  }
}
