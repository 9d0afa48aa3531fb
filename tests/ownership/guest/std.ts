// Much of AssemblyScript's own library, in use as programs use it: generics, closures of none, operators, iteration.
import { add, addBytes, checksum } from "./hash";

class Shape {
  static made: i32 = 0;
  constructor(protected name: string) {
    Shape.made++;
  }
  area(): f64 {
    return 0;
  }
  get label(): string {
    return this.name + ":" + this.area().toString();
  }
}

class Circle extends Shape {
  constructor(private r: f64) {
    super("circle");
  }
  area(): f64 {
    return Math.PI * this.r * this.r;
  }
}

interface Visitor {
  visit(value: Json): void;
}

class Json {
  constructor(public text: string, public children: Json[] | null = null) {}
  accept(visitor: Visitor): void {
    visitor.visit(this);
    const children = this.children;
    if (children) for (let i = 0; i < children.length; i++) children[i].accept(visitor);
  }
}

class Printer implements Visitor {
  parts: string[] = [];
  visit(value: Json): void {
    this.parts.push(value.text);
  }
}

class Parser {
  private at: i32 = 0;
  constructor(private source: string) {}
  parse(): Json {
    while (this.source.charAt(this.at) == " ") this.at++;
    if (this.source.charCodeAt(this.at) == 0x5b) {
      const items: Json[] = [];
      this.at++;
      while (this.at < this.source.length && this.source.charAt(this.at) != "]") {
        items.push(this.parse());
        if (this.source.charAt(this.at) == ",") this.at++;
      }
      this.at++;
      return new Json("list", items);
    }
    const start = this.at;
    do this.at++; while (this.at < this.source.length && !",]".includes(this.source.charAt(this.at)));
    return new Json(this.source.substring(start, this.at).trim());
  }
}

function largest<T>(values: T[], fallback: T): T {
  if (values.length == 0) return fallback;
  let found = values[0];
  for (let i = 1; i < values.length; i++) found = values[i] > found ? values[i] : found;
  return found;
}

function arrays(): void {
  const numbers = [5, 3, 9, 1];
  numbers.sort((a, b) => a - b);
  add(numbers.map<string>((n) => (n * n).toString()).join(","));
  add(numbers.filter((n) => n > 2).reduce<i32>((sum, n) => sum + n, 0).toString());
  add(numbers.some((n) => n == 9).toString() + numbers.every((n) => n < 9).toString());
  add(numbers.concat([7]).slice(1, -1).reverse().toString() + numbers.indexOf(9).toString());
  const strings = ["x", "yy"];
  strings.unshift("z");
  strings.splice(1, 1);
  add(largest<string>(strings, "") + largest<f64>([1.5, 2.5], 0).toString());
  const nested: Array<Array<i32>> = [[1], [2, 3]];
  add(nested.flat().toString());
  const fixed = StaticArray.fromArray<u16>([1, 2, 3]);
  add(fixed.length.toString() + fixed.includes(2).toString());
}

function collections(): void {
  const map = new Map<string, Shape | null>();
  map.set("none", null);
  map.set("circle", new Circle(2));
  const keys = map.keys();
  for (let i = 0; i < keys.length; i++) {
    const shape = map.get(keys[i]);
    add(shape ? shape.label : keys[i]);
  }
  map.delete("none");
  add(map.size.toString() + map.has("none").toString());
  const set = new Set<i64>();
  for (let i: i64 = 0; i < 50; i++) set.add(i % 7);
  add(set.values().length.toString());
}

function bytes(): void {
  const array = new Uint8Array(32);
  for (let i = 0; i < array.length; i++) array[i] = <u8>(i ^ 0x55);
  addBytes(array.subarray(4, 20));
  const view = new DataView(array.buffer, 8, 24);
  view.setFloat64(0, Math.sqrt(2), true);
  view.setInt16(8, -300);
  add(view.getFloat64(0, true).toString() + view.getUint16(8).toString());
  add(Float32Array.wrap(array.buffer, 8, 2).toString());
  addBytes(Uint8Array.wrap(String.UTF8.encode("grüße")));
  add(String.UTF16.decode(String.UTF16.encode("words")));
}

function text(): void {
  let upper = `${"abc".toUpperCase()}-${(255).toString(16)}-${parseInt("7f", 16)}`;
  upper += "  padded ".trim().padStart(10, "*").repeat(2).replaceAll("*", "+");
  add(upper.split("-").join("|") + "abc".localeCompare("abd").toString());
  add(parseFloat("3.25").toString() + F64.MAX_VALUE.toString() + NaN.toString() + I64.MIN_VALUE.toString());
  add(Math.hypot(3, 4).toString() + Mathf.floor(2.7).toString() + Math.imul(3, 4).toString());
  add(new Date(86400000).toISOString());
  const printer = new Printer();
  new Parser("[1, [two, 3], four]").parse().accept(printer);
  add(printer.parts.join("/"));
}

export function run(): u32 {
  arrays();
  collections();
  bytes();
  text();
  add(Shape.made.toString());
  return checksum();
}
