// AssemblyScript's declarations for the types that a WIT interface defines.

import { flagsSize, layout, payloadOffset, tagSize } from "../canonical/layout.js";
import { definition, resolve, type Case, type Field, type Type, type TypeDef } from "../wit/model.js";
import { Code, indent, quote } from "./code.js";
import { comment, type Docs } from "./docs.js";
import { Names, camelCase, pascalCase } from "./identifiers.js";
import { Lift, slotsOf, unsigned } from "./lift.js";
import { Lower } from "./lower.js";
import type { Types } from "./types.js";
import { isBorrowed, isNullable, isOwned } from "./types.js";

/** The names of the fields of a record's class. */
export function fieldNames(type: Type): string[] {
  const found = resolve(type);
  if (found.kind !== "record") throw new Error(`a ${found.kind} has no fields`);
  const names = memberNames();
  return found.fields.map((field) => names.give(camelCase(field.name)));
}

/** Names of the members of a class. */
export function memberNames(...taken: string[]): Names {
  return new Names(["drop", ...taken]);
}

export class Define {
  constructor(
    private readonly types: Types,
    private readonly docs: Docs,
  ) {}

  /** The declaration of a type in the file of its scope. */
  type(def: TypeDef): string {
    const { modules, module } = this.types;
    const doc = comment(this.docs.of(def.owner, def.name));
    if (def.type.kind === "named") {
      const target = definition(def);
      const here = modules.nameOf(def);
      if (target.type.kind === "resource" || modules.of(target.owner) === module) {
        const local = modules.use(def, module);
        return local === here && modules.of(target.owner) === module
          ? ""
          : `export { ${local}${local === here ? "" : ` as ${here}`} };`;
      }
      return `export { ${modules.use(def, module)} };`;
    }
    const name = modules.nameOf(def);
    const type = def.type;
    switch (type.kind) {
      case "record":
        return doc + this.record(def, name, type.fields);
      case "variant":
        return doc + this.variant(def, name, type.cases);
      case "enum":
        return doc + this.enumeration(def, name, type.names);
      case "flags":
        return doc + this.flags(def, name, type.names);
      default:
        return `${doc}export type ${name} = ${this.types.name(type)};`;
    }
  }

  private record(def: TypeDef, name: string, fields: readonly Field[]): string {
    const names = fieldNames(def);
    const { offsets } = layout(fields.map((field) => field.type));
    const movable = fields.flatMap((field, i) =>
      isOwned(field.type) ? [{ type: field.type, name: names[i]!, method: `take${pascalCase(field.name)}` }] : [],
    );
    // An owned field is private, so that reading it borrows. It is null once it was moved out.
    const params = fields.map((field, i) => {
      const access = isOwned(field.type) ? "" : "public ";
      const doc = comment(this.docs.of(def.owner, def.name, field.name));
      return indent(`${doc}${access}${names[i]}: ${this.types.name(field.type)},`, 2);
    });
    const load = new Code(new Names(names));
    const lift = new Lift(load, this.types);
    const values = fields.map((field, i) => lift.load(field.type, "at", offsets[i]!));
    load.line(`return new ${name}(${values.join(", ")});`);
    const store = new Code(new Names());
    const lower = new Lower(store, this.types, fieldNames);
    for (const [i, field] of fields.entries()) {
      const path = `this.${names[i]}`;
      const isSimple = [
        "primitive",
        "enum",
        "flags",
        "own",
        "borrow",
        "stream",
        "future",
        "record",
        "variant",
      ].includes(resolve(field.type).kind);
      lower.store(field.type, isSimple ? path : store.constant("field", path), "at", offsets[i]!);
    }
    const taken = memberNames(...names);
    return [
      `@final${this.ownership(def)}`,
      `export class ${name} {`,
      ...movable.map(({ type, name: field }) => `  private ${field}$: ${this.orNull(type)};`),
      `  constructor(`,
      ...params,
      movable.length > 0
        ? `  ) {\n${movable.map(({ name: field }) => `    this.${field}$ = ${field};\n`).join("")}  }`
        : `  ) {}`,
      ...movable.flatMap(({ type, name: field }) => this.getter(type, field)),
      ...movable.flatMap(({ type, name: field, method }) => this.move(type, field, taken.give(method))),
      ...this.drop(
        def,
        movable.map(({ type, name: field }) => [type, `this.${field}$`]),
      ),
      ...transfer(name, load, store),
      `}`,
    ].join("\n");
  }

  private variant(def: TypeDef, name: string, cases: readonly Case[]): string {
    const { module } = this.types;
    const tag = module.names.give(`${name}Tag`);
    const slots = slotsOf(this.types, cases);
    const names = memberNames("tag");
    const statics = memberNames("tag");
    const tags = new Names();
    const cased = cases.map((one) => ({
      ...one,
      tag: tags.give(camelCase(one.name)),
      static: statics.give(camelCase(one.name)),
      getter: names.give(camelCase(one.name)),
      is: names.give(`is${pascalCase(one.name)}`),
    }));
    const makers = cased.flatMap((one, i) => {
      const doc = comment(this.docs.of(def.owner, def.name, one.name));
      const written = one.type && this.types.name(one.type);
      return indent(
        [
          "",
          `${doc}@trusted static ${one.static}(${written ? `value: ${written}` : ""}): ${name} {`,
          `  const it = new ${name}(${tag}.${one.tag});`,
          ...(written ? [`  it.${slots.byCase[i]} = value;`] : []),
          "  return it;",
          "}",
          "",
          `get ${one.is}(): bool {`,
          `  return this.tag == ${tag}.${one.tag};`,
          "}",
          ...(one.type
            ? this.payload(def, one.type, one.getter, `this.${slots.byCase[i]}`, `${tag}.${one.tag}`, one.name, names)
            : []),
        ].join("\n"),
      );
    });
    const offset = payloadOffset(cases.map((one) => one.type));
    const load = new Code(new Names());
    const lift = new Lift(load, this.types);
    const tagType = unsigned(tagSize(cases.length));
    load.line(`const it = new ${name}(abi.get<${tagType}>(at));`);
    load.names.give("it");
    if (cases.some((one) => one.type))
      load.block("switch (it.tag)", () => lift.variantCases("it", cases, (type) => lift.load(type, "at", offset)));
    load.line("return it;");
    const store = new Code(new Names());
    const lower = new Lower(store, this.types, fieldNames);
    store.line(`abi.set<${tagType}>(at, <${tagType}>this.tag);`);
    lower.variant({ kind: "variant", cases }, "this", (type, held) => lower.store(type, held, "at", offset));
    return [
      `@final${this.ownership(def)}`,
      `export class ${name} {`,
      ...slots.types.map(
        (slot) =>
          `  ${slot.name}: ${isNullable(slot.type) ? `${slot.written} | null = null` : `${slot.written}${this.zero(slot.type)}`};`,
      ),
      ``,
      `  /** Use the static methods below, which are named after the cases. */`,
      `  constructor(readonly tag: ${tag}) {}`,
      ...makers.map((maker) => (isOwned(def) || isBorrowed(def) ? maker : maker.replace("@trusted ", ""))),
      ...this.drop(
        def,
        slots.types.filter((slot) => isOwned(slot.type)).map((slot) => [slot.type, `this.${slot.name}`]),
      ),
      ...transfer(name, load, store),
      `}`,
      ``,
      `/** The cases of \`${name}\`. */`,
      `export enum ${tag} {`,
      ...cased.map((one) => `  ${one.tag},`),
      `}`,
    ].join("\n");
  }

  /** The getter of a payload. It borrows an owned payload, and `into…` moves that out. */
  private payload(
    def: TypeDef,
    type: Type,
    getter: string,
    slot: string,
    tag: string,
    wit: string,
    names: Names,
  ): string[] {
    const written = this.types.name(type);
    const value = isNullable(type) ? `${slot}!` : slot;
    const check = `  if (this.tag != ${tag}) abi.fail(${quote(`${def.name} is not of the case ${wit}`)});`;
    const getterType = isOwned(type) ? refTo(this.types, written) : written;
    const lines = [
      "",
      `/** The payload. Traps if the value is of another case. */`,
      `get ${getter}(): ${getterType} {`,
      check,
      `  return ${value};`,
      "}",
    ];
    if (!isOwned(type)) return lines;
    const into = names.give(`into${pascalCase(wit)}`);
    return [
      ...lines,
      "",
      `/** Moves the payload out. Traps if the value is of another case. */`,
      `@consumes ${into}(): ${written} {`,
      check,
      `  return ${value};`,
      "}",
    ];
  }

  /** The getter of an owned field, which borrows it. Traps where it was moved out. */
  private getter(type: Type, field: string): string[] {
    const value = isNullable(type)
      ? [
          `    if (this.${field}$ === null) abi.fail(${quote(`${field} was moved out`)});`,
          `    return this.${field}$!;`,
        ]
      : [`    return this.${field}$;`];
    return ["", `  get ${field}(): ${refTo(this.types, this.types.name(type))} {`, ...value, "  }"];
  }

  /** A method that moves a field out of a record and leaves null. */
  private move(type: Type, field: string, method: string): string[] {
    return [
      "",
      `  /** Moves \`${field}\` out. */`,
      `  @mut ${method}(): ${this.types.name(type)} {`,
      `    const it = this.${field};`,
      `    this.${field}$ = null;`,
      "    return it;",
      "  }",
    ];
  }

  private drop(def: TypeDef, fields: readonly (readonly [Type, string])[]): string[] {
    if (!isOwned(def)) return [];
    const end = fields
      .filter(([type]) => isOwned(type))
      .map(([type, path]) => `    abi.end<${this.orNull(type)}>(${path});`);
    return ["", "  /** Drops the owned fields. */", "  drop(): void {", ...end, "  }"];
  }

  /** A type with null, which an option of a reference has already. */
  private orNull(type: Type): string {
    return `${this.types.name(type)}${isNullable(type) ? " | null" : ""}`;
  }

  /** The decorators by which the transform knows whether values of a type own or borrow. */
  private ownership(def: TypeDef): string {
    const words = [...(isOwned(def) ? ["@owned"] : []), ...(isBorrowed(def) ? ["@borrowed"] : [])];
    return words.length > 0 ? ` ${words.join(" ")} @trusted` : "";
  }

  private zero(type: Type): string {
    const found = resolve(type);
    if (found.kind === "enum") return ` = <${this.types.name(type)}>0`;
    return found.kind === "option"
      ? " = null"
      : found.kind === "primitive" && found.name === "bool"
        ? " = false"
        : " = 0";
  }

  private enumeration(def: TypeDef, name: string, cases: readonly string[]): string {
    const names = new Names();
    const lines = cases.map((one) =>
      indent(`${comment(this.docs.of(def.owner, def.name, one))}${names.give(camelCase(one))},`),
    );
    return [`export enum ${name} {`, ...lines, "}"].join("\n");
  }

  private flags(def: TypeDef, name: string, flags: readonly string[]): string {
    const names = new Names();
    const type = unsigned(flagsSize(flags.length));
    const lines = flags.map((one, i) => {
      const doc = comment(this.docs.of(def.owner, def.name, one));
      return indent(
        `${doc}// @ts-ignore: decorator\n@inline export const ${names.give(camelCase(one))}: ${name} = 1 << ${i};`,
      );
    });
    return [
      `export namespace ${name} {`,
      ...lines,
      "}",
      "",
      `/** A set of \`${name}\`, joined by \`|\`. */`,
      `export type ${name} = ${type};`,
    ].join("\n");
  }
}

/** A borrow of a type as it is written. */
function refTo(types: Types, written: string): string {
  const mayBeNull = written.endsWith(" | null");
  return `${types.own("Ref")}<${mayBeNull ? written.slice(0, -" | null".length) : written}>${mayBeNull ? " | null" : ""}`;
}

/** The methods that read a value of a class from memory and write it there. */
function transfer(name: string, load: Code, store: Code): string[] {
  return [
    "",
    `  @trusted static $load(at: usize): ${name} {`,
    indent(load.toString(), 2),
    "  }",
    "",
    `  $store(at: usize): void {`,
    indent(store.toString(), 2),
    "  }",
  ];
}
