// The place and doc comment of each item in the WIT text, which the encoded world doesn't contain. This reads names and
// comments only; the official tools have already validated the text.

import { packageName, readPackages, type Package, type WitInput } from "./files.js";

export interface Item {
  /** The text of its doc comment, or "". */
  readonly docs: string;
  /** `types.wit:12` */
  readonly place: string;
}

/** The items of WIT texts, by `package/interface@version` and the names inside, joined by spaces. */
export function readItems(wit: WitInput): Map<string, Item> {
  const items = new Map<string, Item>();
  const { own, deps } = readPackages(wit);
  for (const files of [own, ...deps]) readPackage(files, items);
  return items;
}

function readPackage(files: Package, items: Map<string, Item>): void {
  const named = packageName(files) ?? "";
  for (const { name, text } of files) new Scanner(text, name, items).file(named);
}

/** The key of an item: `scope` is the name of an interface or a world, with its package and version. */
export function itemKey(scope: string, path: readonly string[]): string {
  return [scope, ...path].join(" ");
}

interface Token {
  readonly text: string;
  readonly docs: string;
  readonly line: number;
}

const TOKEN = /\/\/\/?([^\n]*)|\/\*(\*)?([\s\S]*?)\*\/|\n|[ \t\r]+|%?[A-Za-z][\w-]*|[^\s]/g;

class Scanner {
  private readonly tokens: Token[];
  private at = 0;

  constructor(
    text: string,
    private readonly name: string,
    private readonly items: Map<string, Item>,
  ) {
    this.tokens = tokenize(text);
  }

  /** `name` is the package's name, if the file doesn't declare it. */
  file(name: string): void {
    let of = name;
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at]!;
      if (token.text === "package") {
        const said = this.packageName();
        if (this.tokens[this.at]?.text === "{") {
          this.at++;
          this.all(said);
        } else of = said;
      } else this.top(of);
    }
  }

  private all(of: string): void {
    while (this.at < this.tokens.length && this.tokens[this.at]!.text !== "}") this.top(of);
    this.at++;
  }

  /** `package wasi:io@0.2.0` without its first word. */
  private packageName(): string {
    this.at++;
    let name = "";
    while (this.at < this.tokens.length && !["{", ";"].includes(this.tokens[this.at]!.text))
      name += this.tokens[this.at++]!.text;
    return name;
  }

  /** An interface, a world, or something without items. */
  private top(of: string): void {
    const token = this.next();
    if (token.text !== "interface" && token.text !== "world") return;
    const name = this.next().text;
    const key = scopeName(of, unescaped(name));
    this.add(key, this.docsBefore(token));
    this.body(key, token.text === "world");
  }

  private docsPending: Token | null = null;

  /** The doc comment of an item may stand before its gate, `@since(…)`. */
  private docsBefore(token: Token): Token {
    const found = this.docsPending && token.docs === "" ? { ...token, docs: this.docsPending.docs } : token;
    this.docsPending = null;
    return found;
  }

  private next(): Token {
    let token = this.tokens[this.at++] ?? { text: "", docs: "", line: 0 };
    while (token.text === "@" && this.at < this.tokens.length) {
      this.docsPending ??= token.docs === "" ? null : token;
      this.at++;
      if (this.tokens[this.at]?.text === "(") this.skip("(", ")");
      token = this.tokens[this.at++] ?? { text: "", docs: "", line: 0 };
    }
    return token;
  }

  /** Skips the contents of brackets that open here. */
  private skip(open: string, close: string): void {
    let depth = 0;
    do {
      const text = this.tokens[this.at++]?.text;
      if (text === open) depth++;
      else if (text === close) depth--;
    } while (depth > 0 && this.at < this.tokens.length);
  }

  /** Skips the rest of an item. */
  private rest(): void {
    while (this.at < this.tokens.length && this.tokens[this.at]!.text !== ";") {
      if (this.tokens[this.at]!.text === "{") return this.skip("{", "}");
      if (this.tokens[this.at]!.text === "}") return;
      this.at++;
    }
    this.at++;
  }

  private add(key: string, { docs, line }: Token): void {
    if (!this.items.has(key)) this.items.set(key, { docs, place: `${this.name}:${line}` });
  }

  /** The items between braces of an interface or a world. */
  private body(key: string, isWorld: boolean): void {
    if (this.next().text !== "{") return;
    while (this.at < this.tokens.length && this.tokens[this.at]!.text !== "}") {
      const start = this.next();
      const first = this.docsBefore(start);
      if (["use", "include"].includes(first.text)) this.rest();
      else if (["record", "variant", "enum", "flags"].includes(first.text) && this.tokens[this.at + 1]?.text === "{")
        this.parts(itemKey(key, [this.named(key, first)]));
      else if (first.text === "resource") this.resource(key, first);
      else if (first.text === "type") {
        this.named(key, first);
        this.rest();
      } else if (isWorld && ["import", "export"].includes(first.text)) this.external(key, first);
      else {
        this.add(itemKey(key, [unescaped(first.text)]), first);
        this.rest();
      }
    }
    this.at++;
  }

  /** The name behind a word like `record`. */
  private named(key: string, first: Token): string {
    const name = unescaped(this.next().text);
    this.add(itemKey(key, [name]), first);
    return name;
  }

  /** Fields or cases. */
  private parts(key: string): void {
    this.at++;
    while (this.at < this.tokens.length && this.tokens[this.at]!.text !== "}") {
      const first = this.docsBefore(this.next());
      this.add(itemKey(key, [unescaped(first.text)]), first);
      while (![",", "}", undefined].includes(this.tokens[this.at]?.text)) {
        if (this.tokens[this.at]!.text === "(") this.skip("(", ")");
        else if (this.tokens[this.at]!.text === "<") this.skip("<", ">");
        else this.at++;
      }
      if (this.tokens[this.at]?.text === ",") this.at++;
    }
    this.at++;
  }

  private resource(key: string, first: Token): void {
    const name = this.named(key, first);
    if (this.tokens[this.at]?.text !== "{") return this.rest();
    this.body(itemKey(key, [name]), false);
  }

  /** `import name: func…`, `export name: interface {…}`, or the name of an interface. */
  private external(key: string, first: Token): void {
    const name = unescaped(this.next().text);
    const isInline = this.tokens[this.at]?.text === ":" && this.tokens[this.at + 1]?.text === "interface";
    this.add(itemKey(key, [name]), first);
    if (!isInline) return this.rest();
    this.at += 2;
    this.add(name, first);
    this.body(name, false);
  }
}

/** `wasi:io@0.2.0` and `streams` as `wasi:io/streams@0.2.0`. */
function scopeName(of: string, name: string): string {
  const [id, version] = of.split("@");
  return `${id}/${name}${version ? `@${version}` : ""}`;
}

function unescaped(name: string): string {
  return name.replace(/^%/, "");
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let docs: string[] = [],
    line = 1;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, , isDoc, block] = match;
    if (whole.startsWith("///")) docs.push(match[1]!.replace(/^ /, "").trimEnd());
    else if (isDoc) docs.push(...block!.split("\n").map((one) => one.replace(/^\s*\* ?/, "").trim()));
    else if (!/^(?:\s|\/\/|\/\*)/.test(whole)) {
      tokens.push({ text: whole, docs: docs.join("\n").trim(), line });
      docs = [];
    }
    line += whole.split("\n").length - 1;
  }
  return tokens;
}
