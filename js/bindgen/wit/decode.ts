// The types of a world, from the component that the official tools encode them as. The binary format:
// https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md

import {
  ROOT,
  type Case,
  type Field,
  type Func,
  type Primitive,
  type Scope,
  type Type,
  type TypeDef,
  type World,
} from "./model.js";
import { Reader, customSections, sections } from "../../wasm/read.js";

const TYPE_SECTION = 7;

const PRIMITIVES = new Map<number, Primitive>([
  [0x7f, "bool"],
  [0x7e, "s8"],
  [0x7d, "u8"],
  [0x7c, "s16"],
  [0x7b, "u16"],
  [0x7a, "s32"],
  [0x79, "u32"],
  [0x78, "s64"],
  [0x77, "u64"],
  [0x76, "f32"],
  [0x75, "f64"],
  [0x74, "char"],
  [0x73, "string"],
]);

/** What a type index may refer to. */
type Item = { readonly kind: "type"; readonly type: Type } | FuncItem | InstanceItem | ComponentItem;
interface FuncItem extends Omit<Func, "name"> {
  readonly kind: "func";
}
/** The encoder writes an instance type for each interface, so that its scope has one name. */
interface InstanceItem {
  readonly kind: "instance";
  readonly scope: (name: string, isExport: boolean) => Scope;
}
interface ComponentItem {
  readonly kind: "component";
  readonly world: World;
  readonly exports: Map<string, ComponentItem>;
}

/** The world that a module has in its section `component-type`. */
export function decodeWorld(module: Uint8Array): World {
  const [encoded, ...more] = customSections(module, (name) => name.startsWith("component-type"));
  if (!encoded || more.length > 0) throw new Error("expected one section `component-type` in the module");
  const component = sections(encoded).find(({ id }) => id === TYPE_SECTION);
  if (!component) throw new Error("the section `component-type` has no types");
  const reader = new Reader(component.content);
  const [outer] = reader.list(() => new Space(null).type(reader));
  if (outer?.kind !== "component" || outer.exports.size !== 1)
    throw new Error("the section `component-type` is not a world");
  const [[name, { world }]] = outer.exports as unknown as [[string, ComponentItem]];
  return { ...world, name };
}

/** The indices that declarations refer to: those of a component type or an instance type. */
class Space {
  private readonly types: Item[] = [];
  private readonly instances: Scope[] = [];

  constructor(private readonly outer: Space | null) {}

  type(reader: Reader): Item {
    const opcode = reader.byte();
    const one = (): Type => this.value(reader);
    const plain = (type: Type): Item => ({ kind: "type", type });
    switch (opcode) {
      case 0x72:
        return plain({ kind: "record", fields: this.fields(reader) });
      case 0x71:
        return plain({
          kind: "variant",
          cases: reader.list((): Case => {
            const found = { name: reader.name(), type: reader.optional(one) };
            reader.byte();
            return found;
          }),
        });
      case 0x70:
        return plain({ kind: "list", element: one() });
      case 0x67:
        return plain({ kind: "array", element: one(), length: reader.u32() });
      case 0x6f:
        return plain({ kind: "tuple", types: reader.list(one) });
      case 0x6e:
        return plain({ kind: "flags", names: reader.list(() => reader.name()) });
      case 0x6d:
        return plain({ kind: "enum", names: reader.list(() => reader.name()) });
      case 0x6b:
        return plain({ kind: "option", type: one() });
      case 0x6a:
        return plain({ kind: "result", ok: reader.optional(one), error: reader.optional(one) });
      case 0x69:
        return plain({ kind: "own", resource: this.named(reader.u32()) });
      case 0x68:
        return plain({ kind: "borrow", resource: this.named(reader.u32()) });
      case 0x63:
        return plain({ kind: "map", key: one(), value: one() });
      case 0x66:
      case 0x65:
        return plain({ kind: opcode === 0x66 ? "stream" : "future", type: reader.optional(one) });
      case 0x64:
        return plain({ kind: "error-context" });
      case 0x40:
      case 0x43:
        return this.func(reader, opcode === 0x43);
      case 0x41:
        return this.component(reader);
      case 0x42:
        return this.instance(reader);
      default: {
        const primitive = PRIMITIVES.get(opcode);
        if (!primitive) throw new Error(`a type with the unknown code 0x${opcode.toString(16)}`);
        return plain({ kind: "primitive", name: primitive });
      }
    }
  }

  private fields(reader: Reader): Field[] {
    return reader.list(() => ({ name: reader.name(), type: this.value(reader) }));
  }

  private value(reader: Reader): Type {
    const code = reader.peek();
    const primitive = PRIMITIVES.get(code);
    if (primitive) {
      reader.byte();
      return { kind: "primitive", name: primitive };
    }
    if (code === 0x64) {
      reader.byte();
      return { kind: "error-context" };
    }
    return this.at(reader.u32());
  }

  private func(reader: Reader, isAsync: boolean): FuncItem {
    const params = this.fields(reader);
    if (reader.byte() === 0) return { kind: "func", params, result: this.value(reader), isAsync };
    reader.byte();
    return { kind: "func", params, result: null, isAsync };
  }

  private component(reader: Reader): ComponentItem {
    const inner = new Space(this);
    const exports = new Map<string, ComponentItem>();
    const sides = [rootScope(false), rootScope(true)] as const;
    const scopes: [Scope[], Scope[]] = [[], []];
    reader.list(() => {
      const code = reader.byte();
      if (code !== 0x03 && code !== 0x04) return inner.declaration(reader, code);
      const name = externName(reader);
      const side = code === 0x03 ? 0 : 1;
      const item = inner.extern(reader, name, sides[side], side === 1);
      if (item === null) return;
      if (item.kind === "component") exports.set(name, item);
      else scopes[side].push(item.scope);
    });
    const [imports, exported] = scopes.map((found, side) =>
      isEmpty(sides[side]!) ? found : [...found, sides[side]!],
    ) as [Scope[], Scope[]];
    return { kind: "component", world: { name: "", imports, exports: exported }, exports };
  }

  private instance(reader: Reader): InstanceItem {
    // The scope gets its name where the instance type is used, which is the next declaration.
    const scope = { name: "", isExport: false, types: [] as TypeDef[], functions: [] as Func[] };
    const inner = new Space(this);
    reader.list(() => {
      const code = reader.byte();
      if (code !== 0x04) return inner.declaration(reader, code);
      const item = inner.extern(reader, externName(reader), scope, false);
      if (item) throw new Error("an interface with an interface or a component in it");
    });
    return {
      kind: "instance",
      scope(name, isExport) {
        if (scope.name !== "") throw new Error(`${scope.name} and ${name} share their types`);
        return Object.assign(scope, { name, isExport });
      },
    };
  }

  /** A type or an alias, which takes the next index. */
  private declaration(reader: Reader, code: number): void {
    if (code === 0x01) {
      this.types.push(this.type(reader));
      return;
    }
    if (code !== 0x02) throw new Error(`a declaration with the unknown code ${code}`);
    if (reader.byte() !== 0x03) throw new Error("an alias of something that is no type");
    if (reader.byte() === 0x00) {
      const scope = this.instances[reader.u32()],
        name = reader.name();
      const type = scope?.types.find((type) => type.name === name);
      if (!type) throw new Error(`an alias of the unknown type ${name}`);
      this.types.push({ kind: "type", type });
    } else {
      let space: Space | null = this;
      for (let count = reader.u32(); count > 0; count--) space = space?.outer ?? null;
      const item = space?.types[reader.u32()];
      if (!item) throw new Error("an alias of an unknown outer type");
      this.types.push(item);
    }
  }

  /** What is imported or exported under a name. Functions and types go into `scope`. */
  private extern(
    reader: Reader,
    name: string,
    scope: Scope,
    isExport: boolean,
  ): { kind: "instance"; scope: Scope } | ComponentItem | null {
    const sort = reader.byte();
    if (sort === 0x01) {
      const item = this.types[reader.u32()];
      if (item?.kind !== "func") throw new Error(`${name} has the type of something else than a function`);
      const { kind: _kind, ...func } = item;
      scope.functions.push({ name, ...func });
      return null;
    }
    if (sort === 0x03) {
      const type: Type = reader.byte() === 0x00 ? this.at(reader.u32()) : { kind: "resource" };
      const def: TypeDef = { kind: "named", name, owner: scope, type };
      scope.types.push(def);
      this.types.push({ kind: "type", type: def });
      return null;
    }
    const item = this.types[reader.u32()];
    if (sort === 0x04 && item?.kind === "component") return item;
    if (sort !== 0x05 || item?.kind !== "instance") throw new Error(`${name} is of an unknown sort ${sort}`);
    const made = item.scope(name, isExport);
    this.instances.push(made);
    return { kind: "instance", scope: made };
  }

  private at(index: number): Type {
    const item = this.types[index];
    if (item?.kind !== "type") throw new Error(`type ${index} is not that of a value`);
    return item.type;
  }

  private named(index: number): TypeDef {
    const type = this.at(index);
    if (type.kind !== "named") throw new Error(`type ${index} is not a resource`);
    return type;
  }
}

function rootScope(isExport: boolean): Scope {
  return { name: ROOT, isExport, types: [], functions: [] };
}

function isEmpty({ types, functions }: Scope): boolean {
  return types.length === 0 && functions.length === 0;
}

/** A name; attributes beside it don't matter here. */
function externName(reader: Reader): string {
  const code = reader.byte();
  const name = reader.name();
  if (code === 0x02) reader.list(() => (reader.byte(), reader.name()));
  return name;
}
