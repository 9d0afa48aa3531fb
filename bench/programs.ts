// Programs to measure the compiler by, of about as many lines as are asked for.

/** Classes, arrays, strings and loops, and nothing that owns. */
export function plainProgram(lines: number): string {
  const part = (i: number) => `
class Item${i} {
  constructor(public name: string, public weight: f64) {}
  get label(): string { return this.name + "#" + this.weight.toString(); }
}
export function sum${i}(n: i32): f64 {
  const items: Item${i}[] = [];
  for (let i = 0; i < n; i++) {
    if (i % ${(i % 7) + 2} == 0) continue;
    items.push(new Item${i}(i.toString(), <f64>i * ${i}.5));
  }
  let total = 0.0;
  for (let i = 0, k = items.length; i < k; i++) {
    const item = items[i];
    total += item.weight > 3 ? item.weight : <f64>item.label.length;
  }
  return total;
}
export function count${i}(text: string): i32 {
  let words = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code == 32 || code == 10;
    if (!isSpace && !isInside) words++;
    isInside = !isSpace;
  }
  return words;
}
`;
  return repeated(part, lines);
}

const TOKEN = `@owned
class Token {
  constructor(public id: i32) {}
  asRef(): Ref<Token> { return this; }
  value(): i32 { return this.id; }
  @mut set(id: i32): void { this.id = id; }
  @consumes into(): Token { return new Token(this.id + 1); }
  drop(): void { dropped++; }
}
let dropped = 0;
function open(id: i32): Token { return new Token(id); }
function eat(token: Token): i32 { return token.id; }
function end<T>(value: T): void {}
function look(token: Ref<Token>): i32 { return token.id; }
`;

/** Values that own and borrow on nearly every line: moves, flags, fields, early returns, temporaries. */
export function denseProgram(lines: number): string {
  const head = `import { Ref } from "as-io-lifetimes/assembly/own";
${TOKEN}`;
  const part = (i: number) => `
@owned
class Pair${i} {
  constructor(public first: Token, public second: Token | null) {}
  sum(): i32 { return this.first.value() + ${i}; }
}
export function flow${i}(n: i32): i32 {
  const a = open(n);
  let b = open(n + ${i});
  if (n > 10) return eat(a);
  if (n % 2 == 0) eat(b.into());
  else b.set(n);
  b = open(${i});
  const borrowed = a.asRef();
  let sum = look(borrowed) + look(b);
  for (let k = 0; k < n; k++) {
    const turn = open(k);
    if (k == ${(i % 5) + 1}) continue;
    if (k > 20) break;
    sum += look(turn) + open(k).value();
  }
  const pair = new Pair${i}(a.into(), n > 5 ? b : null);
  sum += pair.sum();
  end(pair);
  const last = open(1);
  return sum + look(last) + open(2).into().value();
}
`;
  return head + repeated(part, lines - head.split("\n").length);
}

/** An interpreter: a loop around a switch, each of whose cases owns, borrows, and may end a value. */
export function interpreter(cases: number): string {
  const part = (i: number) => `
      case ${i}: {
        const token = open(op);
        current.set(sum);
        const borrowed = current.asRef();
        sum += look(token) + borrowed.value();
        if (sum > ${i}) sum += eat(token);
        if (sum == ${i}) current = open(${i});
        break;
      }`;
  return `import { Ref } from "as-io-lifetimes/assembly/own";
${TOKEN}export function run(code: StaticArray<i32>): i32 {
  let current = open(1);
  let sum = 0;
  for (let pc = 0; pc < code.length; pc++) {
    const op = code[pc];
    switch (op) {${Array.from({ length: cases }, (_, i) => part(i)).join("")}
      default: return sum;
    }
  }
  return sum;
}
`;
}

function repeated(part: (i: number) => string, lines: number): string {
  const count = Math.round(lines / (part(0).split("\n").length - 1));
  return Array.from({ length: count }, (_, i) => part(i)).join("");
}
