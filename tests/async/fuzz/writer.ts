// Writes lines and expressions of a random function, which use what is in scope.

import type { Random } from "../../ownership/fuzz/random.js";

/** How often the functions of a program may be called, by an estimate. */
export const MOST_CALLS = 150;

/** A function that the written one may call. */
export interface Callee {
  readonly name: string;
  readonly cost: number;
}

export abstract class Writer {
  /** How many calls a call of the function leads to, itself among them. */
  cost = 1;
  private names = 0;
  protected lines: string[] = [];
  protected indent = 1;
  /** How often what is written runs. */
  protected times = 1;
  protected numbers: string[] = ["x"];
  protected texts: string[] = [];
  protected boxes: string[] = [];
  /** Whether the function calls itself. */
  protected isRecursive = false;

  constructor(
    protected readonly random: Random,
    private readonly callees: readonly Callee[],
    protected readonly name: string,
  ) {}

  protected line(text: string): void {
    this.lines.push("  ".repeat(this.indent) + text);
  }

  protected fresh(letter: string): string {
    return `${letter}${this.names++}`;
  }

  protected mix(expression: string): void {
    this.line(`h = mix(h, ${expression});`);
  }

  /** A block, whose variables end with it. */
  protected block(head: string, write: () => void, times = 1): void {
    const { numbers, texts, boxes } = this;
    [this.numbers, this.texts, this.boxes] = [[...numbers], [...texts], [...boxes]];
    this.line(`${head} {`);
    this.indent++;
    this.times *= times;
    write();
    this.times /= times;
    this.indent--;
    this.line("}");
    [this.numbers, this.texts, this.boxes] = [numbers, texts, boxes];
  }

  protected choice(write: () => void): void {
    this.block(`if (${this.condition()})`, write);
  }

  protected literal(): string {
    return String(this.random.below(this.random.chance(0.5) ? 5 : 1000));
  }

  protected number(depth = 0): string {
    if (depth > 2) return this.random.pick(this.numbers);
    const inner = () => this.number(depth + 1);
    return this.random.weighted<() => string>([
      [2, () => this.random.pick(this.numbers)],
      [1, () => `mix(${this.random.pick(this.numbers)}, ${this.literal()})`],
      [3, () => `wait(pause(${inner()}))`],
      [1, () => `mix(${inner()}, ${inner()})`],
      [2, () => this.call(inner)],
      [1, () => `hash(${this.text(depth + 1)})`],
      [1, () => (this.boxes.length > 0 ? `${this.random.pick(this.boxes)}.weigh(${inner()})` : "h")],
      [1, () => `(${this.condition(depth + 1)} ? ${inner()} : ${inner()})`],
      [1, () => `${this.random.pick(["twice", "once", "never"])}(${inner()})`],
    ])();
  }

  /** A call of a function behind this one, or of the function itself with a lower number. */
  private call(argument: () => string): string {
    const callee = this.callee();
    return callee ? `${callee}(${argument()})` : "h";
  }

  protected callee(): string | null {
    const { name, cost } = this.random.pick([...this.callees, { name: "twice", cost: 1 }]);
    if ((this.cost + cost * this.times) * (this.isRecursive ? 4 : 1) > MOST_CALLS) return null;
    this.cost += cost * this.times;
    return name;
  }

  protected text(depth = 0): string {
    const variable = () => (this.texts.length > 0 ? this.random.pick(this.texts) : `"é${this.literal()}"`);
    if (depth > 2) return variable();
    return this.random.weighted<() => string>([
      [3, variable],
      [3, () => `wait(text(${this.text(depth + 1)}))`],
      [1, () => `(${this.text(depth + 1)} + (${this.number(depth + 1)} % 10).toString())`],
      [1, () => `later(${this.text(depth + 1)}).wait()`],
      [1, () => `wait(value(later(${this.text(depth + 1)})))`],
    ])();
  }

  protected condition(depth = 0): string {
    const one = `${this.number(depth)} % ${2 + this.random.below(3)} == ${this.random.below(2)}`;
    const operator = this.random.weighted([
      [4, ""],
      [1, "&&"],
      [1, "||"],
    ]);
    return operator ? `${one} ${operator} ${this.number(depth + 1)} % 2 == 0` : one;
  }
}
