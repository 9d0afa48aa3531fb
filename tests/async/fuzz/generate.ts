// Makes random programs, in the text that AssemblyScript and TypeScript have in common: each is a function of a number, whose
// result is a hash of all that it saw, in the order in which it saw it.

import { Random } from "../../ownership/fuzz/random.js";
import { MOST_CALLS, Writer } from "./writer.js";

/** One program in so many is a large one. */
const LARGE = 10;

export interface Generated {
  readonly text: string;
  /** The name of the function that is the program. */
  readonly name: string;
}

export function generate(seed: number): Generated {
  const name = (at: number) => `p${seed}_${at}`;
  const functions: string[] = [];
  const costs: number[] = [];
  // The first function is the program. Each calls only those behind it, and itself.
  const count = seed % LARGE === 0 ? 4 : 2;
  for (let at = count - 1; at >= 0; at--) {
    const callees = functions.map((_, i) => ({ name: name(count - 1 - i), cost: costs[i]! }));
    const body = new Body(new Random(seed * 4 + at), callees, name(at));
    functions.push(body.function(at === 0 ? count + 2 : count));
    costs.push(body.cost);
  }
  return { text: functions.join("\n\n"), name: name(0) };
}

/** The statements of a function. */
class Body extends Writer {
  function(size: number): string {
    this.line("let h: u32 = x;");
    for (let i = 0; i < size; i++) this.statement();
    this.line("return h;");
    return `function ${this.name}(x: u32): u32 {\n${this.lines.join("\n")}\n}`;
  }

  private statements(most: number): void {
    for (let i = 1 + this.random.below(most); i > 0; i--) this.statement();
  }

  private statement(): void {
    const isDeep = this.indent > 3;
    const write = this.random.weighted<() => void>([
      [3, () => this.mix(this.number())],
      [2, () => this.declareNumber()],
      [2, () => this.declareText()],
      [1, () => this.assign()],
      [2, () => this.box()],
      [2, () => this.guard()],
      [isDeep ? 0 : 3, () => this.branch()],
      [isDeep ? 0 : 3, () => this.loop()],
      [isDeep ? 0 : 1, () => this.early()],
      [3, () => this.spawned()],
      [2, () => this.several()],
      [1, () => this.either()],
      [1, () => this.limited()],
      [3, () => this.pipe()],
      [1, () => this.fromHost()],
      [2, () => this.toHost()],
      [1, () => this.wordsToHost()],
      [2, () => this.future()],
      [1, () => this.thing()],
      [1, () => this.turn()],
      [1, () => this.value()],
      [1, () => this.map()],
    ]);
    write();
  }

  // Values that live across waits.

  private declareNumber(): void {
    const name = this.fresh("n");
    this.line(`let ${name}: u32 = ${this.number()};`);
    this.numbers.push(name);
  }

  private declareText(): void {
    const name = this.fresh("s");
    this.line(`let ${name} = ${this.text()};`);
    this.texts.push(name);
  }

  private assign(): void {
    const own = this.numbers.filter((name) => name.startsWith("n"));
    if (own.length > 0 && this.random.chance(0.5)) this.line(`${this.random.pick(own)} = ${this.number()};`);
    else if (this.texts.length > 0) this.line(`${this.random.pick(this.texts)} = ${this.text()};`);
    else this.line("litter();");
  }

  private box(): void {
    const name = this.fresh("b");
    const next = this.boxes.length > 0 && this.random.chance(0.6) ? this.random.pick(this.boxes) : "null";
    this.line(`const ${name} = boxOf(${this.number()}, ${this.text()}, ${next});`);
    this.boxes.push(name);
    if (this.random.chance(0.5)) this.mix(`${name}.walk()`);
  }

  private guard(): void {
    const name = this.fresh("g");
    this.line(`const ${name} = new Guard(${this.number()});`);
    if (this.random.chance(0.5)) this.statements(2);
    const use = this.random.below(4);
    if (use === 0) this.mix(`${name}.n`);
    else if (use === 1) this.mix(`look(${name})`);
    else if (use === 2) this.mix(`eat(${name})`);
    else this.choice(() => this.mix(`eat(${name})`));
  }

  private map(): void {
    const name = this.fresh("m");
    this.line(`const ${name} = new Map<string, u32>();`);
    this.line(`${name}.set(${this.text()}, ${this.number()});`);
    const key = this.fresh("s");
    this.line(`const ${key} = ${this.text()};`);
    this.line(`${name}.set(${key}, ${this.number()});`);
    this.statements(1);
    this.mix(`${name}.get(${key})`);
  }

  private value(): void {
    const name = this.fresh("f");
    this.line(`const ${name}: (x: u32) => u32 = ${this.condition()} ? twice : ${this.random.pick(["once", "never"])};`);
    this.mix(`${name}(${this.number()})`);
  }

  // Control flow.

  private branch(): void {
    this.block(`if (${this.condition()})`, () => this.statements(2));
    if (!this.random.chance(0.5)) this.block("else", () => this.statements(2));
  }

  private loop(): void {
    const name = this.fresh("i");
    const count = 1 + this.random.below(4);
    const isWhile = this.random.chance(0.3);
    if (isWhile) this.line(`let ${name}: u32 = 0;`);
    const head = isWhile ? `while (${name} < ${count})` : `for (let ${name}: u32 = 0; ${name} < ${count}; ${name}++)`;
    this.block(
      head,
      () => {
        this.numbers.push(name);
        if (isWhile) this.line(`${name}++;`);
        this.statements(3);
        if (this.random.chance(0.3)) this.choice(() => this.line(this.random.pick(["break;", "continue;"])));
        if (this.random.chance(0.3)) this.statements(1);
      },
      count,
    );
  }

  private early(): void {
    if (this.random.chance(0.5)) return this.choice(() => this.line(`return mix(h, ${this.number()});`));
    if (this.isRecursive || this.times > 1 || this.cost * 4 > MOST_CALLS) return;
    // As the number gets lower with each call, at most 3 calls follow.
    this.isRecursive = true;
    this.cost *= 4;
    this.block("if (x % 4 != 0)", () => this.mix(`${this.name}(x % 4 - 1)`));
  }

  private turn(): void {
    this.line(this.random.pick(["yieldNow();", `sleep(${this.literal()});`, "litter();"]));
  }

  // Tasks.

  private task(): string {
    const callee = this.callee();
    return callee && this.random.chance(0.7)
      ? `spawn(${callee}, ${this.number(1)})`
      : this.random.pick([
          `pause(${this.number(1)})`,
          `laterNumber(${this.number(1)})`,
          `spawn(once, ${this.number(1)})`,
        ]);
  }

  private spawned(): void {
    const name = this.fresh("t");
    this.line(`const ${name}: Task<u32> = ${this.task()};`);
    if (this.random.chance(0.6)) this.statements(2);
    const end = this.random.below(7);
    if (end < 3) this.mix(`wait(${name})`);
    else if (end === 3) this.line(`drop(${name});`);
    else if (end === 4) this.choice(() => this.mix(`wait(${name})`));
    else if (end === 5) this.line(`${name}.detach();`);
    else {
      const option = this.fresh("o");
      this.line(`const ${option} = tryWait(${name});`);
      this.line(`if (${option}.isSome) h = mix(h, ${option}.value); else check(isCancelled());`);
    }
  }

  private several(): void {
    const name = this.fresh("a");
    this.line(`const ${name} = new OwnedArray<Task<u32>>();`);
    for (let i = 1 + this.random.below(4); i > 0; i--) this.line(`${name}.push(${this.task()});`);
    if (this.random.chance(0.3)) {
      this.block("for (let i: u32 = 0; i < 3; i++)", () => this.line(`${name}.push(${this.task()});`), 3);
    }
    if (this.random.chance(0.5)) {
      const first = this.fresh("k");
      this.line(`const ${first} = select<u32>(${name});`);
      this.line(`check(${first} >= 0 ? ${name}.at(${first}).isDone : isCancelled());`);
      if (this.random.chance(0.4)) return this.line(`drop(${name});`);
    }
    this.mix(`all(join(${name}))`);
  }

  private either(): void {
    const [one, two, first] = [this.fresh("t"), this.fresh("t"), this.fresh("k")];
    this.line(`const ${one}: Task<u32> = ${this.task()};`);
    this.line(`const ${two}: Task<u32> = ${this.task()};`);
    this.line(`const ${first} = either<u32, u32>(${one}, ${two});`);
    this.line(`check(${first} == 0 ? ${one}.isDone : ${first} == 1 ? ${two}.isDone : isCancelled());`);
    if (this.random.chance(0.7)) this.mix(`wait(${one})`);
    this.mix(`wait(${two})`);
  }

  private limited(): void {
    const [option, argument] = [this.fresh("o"), this.fresh("n")];
    const callee = this.callee() ?? "twice";
    this.line(`const ${argument}: u32 = ${this.number()};`);
    this.line(`const ${option} = timeout(spawn(${callee}, ${argument}), ${this.literal()});`);
    this.line(`if (${option}.isSome) check(${option}.value == ${callee}(${argument}) || isCancelled());`);
  }

  // Streams and futures.

  private pipe(): void {
    const [pair, job] = [this.fresh("p"), this.fresh("j")];
    const count = this.random.below(9);
    this.line(`const ${pair} = stream<u32>();`);
    this.line(`const ${job} = spawnJob<Numbers, u32>(new Numbers(${pair}.takeWriter(), ${count}, ${this.literal()}));`);
    let [reader, last] = [pair, job];
    if (this.random.chance(0.4)) {
      const mapped = this.fresh("p");
      last = this.fresh("j");
      this.line(`const ${mapped} = stream<u32>();`);
      const ends = `${pair}.takeReader(), ${mapped}.takeWriter()`;
      this.line(`const ${last} = spawnJob<Mapped, u32>(new Mapped(${ends}, ${this.literal()}));`);
      reader = mapped;
    }
    if (this.random.chance(0.3)) this.statements(1);
    this.read(`${reader}.takeReader()`, count, last, last === job);
    if (last !== job && this.random.chance(0.5)) this.line(`${job}.detach();`);
  }

  /**
   * Reads a stream of `count` numbers, to the end or not, and ends the task that writes it. `counts`: the task returns how many
   * were read, or more.
   */
  private read(reader: string, count: number, job: string | null, counts = false): void {
    const limit = this.random.below(count + 3);
    const isWhole = this.random.chance(0.4);
    if (isWhole) this.mix(`all(${reader}.readAll())`);
    else if (this.random.chance(0.5)) this.mix(`readSome(${reader}, ${limit}, ${1 + this.random.below(5)})`);
    else this.mix(`nextSome(${reader}, ${limit})`);
    if (!job) return;
    if (this.random.chance(0.3)) this.line(`${job}.detach();`);
    else if (isWhole) this.mix(`wait(${job})`);
    else if (counts && this.random.chance(0.5))
      this.line(`check(wait(${job}) >= ${Math.min(limit, count)} || isCancelled());`);
  }

  private fromHost(): void {
    const count = this.random.below(9);
    if (this.random.chance(0.5)) this.read(`numbers(${count}, ${this.literal()})`, count, null);
    else this.mix(`nextWords(words(${count}), ${this.random.below(count + 2)})`);
  }

  private toHost(): void {
    const count = this.random.below(9);
    const limit = this.random.below(count + 3);
    if (this.random.chance(0.2)) return this.mix(`wait(sum(numbers(${count}, ${this.literal()}), ${limit}))`);
    const [pair, task, writer] = [this.fresh("p"), this.fresh("t"), this.fresh("w")];
    this.line(`const ${pair} = stream<u32>();`);
    this.line(`const ${task} = sum(${pair}.takeReader(), ${limit});`);
    if (this.random.chance(0.4)) {
      const job = `new Numbers(${pair}.takeWriter(), ${count}, ${this.literal()})`;
      this.line(`spawnJob<Numbers, u32>(${job}).detach();`);
    } else {
      this.line(`const ${writer} = ${pair}.takeWriter();`);
      const from = this.number();
      const value = this.fresh("n");
      this.line(`const ${value}: u32 = ${from};`);
      this.block(`for (let i: u32 = 0; i < ${count}; i++)`, () => {
        this.line(`if (!${writer}.send(mix(${value}, ${this.random.chance(0.5) ? "i" : "wait(pause(i))"}))) break;`);
      });
      this.line(`drop(${writer});`);
    }
    this.mix(`wait(${task})`);
  }

  private wordsToHost(): void {
    const count = this.random.below(6);
    const [pair, task, writer] = [this.fresh("p"), this.fresh("t"), this.fresh("w")];
    this.line(`const ${pair} = stream<string>();`);
    this.line(`const ${task} = joinWords(${pair}.takeReader(), ${this.random.below(count + 2)});`);
    this.line(`const ${writer} = ${pair}.takeWriter();`);
    this.block(`for (let i: u32 = 0; i < ${count}; i++)`, () => {
      this.line(`if (!${writer}.send(${this.text(1)} + i.toString())) break;`);
    });
    this.line(`drop(${writer});`);
    this.mix(`hash(wait(${task}))`);
  }

  private future(): void {
    const pair = this.fresh("p");
    if (this.random.chance(0.3)) {
      const task = this.fresh("t");
      this.line(`const ${pair} = future<string>();`);
      this.line(`const ${task} = value(${pair}.takeReader());`);
      this.line(`${pair}.takeWriter().complete(${this.text(1)});`);
      return this.mix(`hash(wait(${task}))`);
    }
    const job = this.fresh("j");
    this.line(`const ${pair} = future<u32>();`);
    const spawned = `spawnJob<Answer, u32>(new Answer(${pair}.takeWriter(), ${this.number()}))`;
    // A job that is dropped before it starts completes nothing, which is a mistake.
    const isDetached = this.random.chance(0.5);
    this.line(isDetached ? `${spawned}.detach();` : `const ${job} = ${spawned};`);
    if (isDetached) this.statements(1);
    const end = this.random.below(3);
    if (end === 0 && isDetached) this.line(`drop(${pair}.takeReader());`);
    else if (end === 1) this.mix(`${pair}.takeReader().wait()`);
    else this.mix(`wait<u32>(${pair}.takeReader())`);
    if (!isDetached) this.mix(`wait(${job})`);
  }

  private thing(): void {
    const name = this.fresh("r");
    this.line(`const ${name} = new Thing(${this.number()});`);
    const use = this.random.below(3);
    if (use === 0) this.mix(`wait(number(${name}))`);
    else if (use === 1) {
      const task = this.fresh("t");
      this.line(`const ${task} = number(${name});`);
      this.statements(1);
      this.mix(`wait(${task})`);
    } else {
      const task = this.fresh("t");
      const back = this.fresh("r");
      this.line(`const ${task} = pass(${name});`);
      if (this.random.chance(0.3)) return this.line(`drop(${task});`);
      this.line(`const ${back} = wait(${task});`);
      this.mix(`wait(number(${back}))`);
    }
  }
}
