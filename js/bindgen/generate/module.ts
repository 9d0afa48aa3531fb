import { posix } from "node:path";
import { definition, type Channel, type Scope, type TypeDef } from "../wit/model.js";
import { Names, pascalCase } from "./identifiers.js";

/** The words in the first lines of each generated file. */
export const MARK = "Made by `io-lifetimes bindgen`";

/** The folder of the generated files, beside the user's files. */
export const FOLDER = "bindings";

/** A generated file, with its imports. */
export class Module {
  readonly body: string[] = [];
  private readonly imported = new Map<string, Map<string, string>>();
  private readonly spaces = new Map<string, string>();
  private readonly types = new Map<TypeDef, string>();
  private readonly free = new Map<string, string>();
  /** The most bytes that a function of it passes in memory. */
  area = 0;

  /** `path` is relative to the folder of the bindings, without `.ts`. */
  constructor(
    readonly path: string,
    readonly names = new Names(),
  ) {}

  /** Imports `name` from another file, under the name `as`. */
  import(from: string, name: string, as = name): string {
    const names = this.imported.get(from) ?? new Map<string, string>();
    this.imported.set(from, names);
    names.set(as, name);
    return as;
  }

  /** Imports `name` from another file, under that name unless it is taken. */
  importFree(from: string, name: string): string {
    let local = this.free.get(name);
    if (local === undefined) this.free.set(name, (local = this.names.local(name)));
    return this.import(from, name, local);
  }

  /** Imports a type from another file, under the wanted name unless that is taken. */
  importType(from: string, name: string, type: TypeDef, wanted: string): string {
    let local = this.types.get(type);
    if (local === undefined) this.types.set(type, (local = this.names.give(wanted)));
    return this.import(from, name, local);
  }

  /** Imports everything of another file under one name. */
  importAll(from: string, as: string): string {
    this.spaces.set(from, as);
    return as;
  }

  /** The path that an import of another file of the bindings is written with. */
  pathTo(path: string): string {
    // From the root: else a folder that is named like the file would count as the file itself.
    const relative = posix.relative(posix.join("/", FOLDER, posix.dirname(this.path)), posix.join("/", FOLDER, path));
    return relative.startsWith(".") ? relative : `./${relative}`;
  }

  toString(head: string): string {
    const imports = [
      ...[...this.spaces].map(([from, as]) => `import * as ${as} from "${from}";`),
      ...[...this.imported].map(([from, names]) => {
        const list = [...names].sort().map(([as, name]) => (as === name ? name : `${name} as ${as}`));
        return `import { ${list.join(", ")} } from "${from}";`;
      }),
    ];
    const area =
      this.area > 0
        ? [`/** Where values stand that are passed in memory. */\nconst $area = memory.data(${this.area}, 8);`]
        : [];
    return [head, imports.join("\n"), ...area, ...this.body].filter((part) => part !== "").join("\n\n") + "\n";
  }
}

/** Names the functions for types of streams and futures. */
export interface ChannelNames {
  /** A function for a type, imported where it is used. */
  helper(channel: Channel, suffix: string, module: Module): string;
}

/** The files of the bindings, and which of them has each scope and type of the world. */
export class Modules {
  private readonly byScope = new Map<Scope, Module>();
  private readonly typeNames = new Map<TypeDef, string>();

  /**
   * `exportIds`: the identifiers of exports; `channels`: the types of streams and futures; `arities`: how many parts the
   * tuples have that the files use.
   */
  constructor(
    readonly exportIds: ReadonlyMap<string, string>,
    readonly channels: ChannelNames,
    readonly arities = new Set<number>(),
  ) {}

  add(scope: Scope, module: Module): Module {
    this.byScope.set(scope, module);
    return module;
  }

  of(scope: Scope): Module {
    const module = this.byScope.get(scope);
    if (!module) throw new Error(`there is no file for ${scope.name}`);
    return module;
  }

  /** The identifier that an export of the component has in AssemblyScript. */
  exportId(name: string): string {
    const id = this.exportIds.get(name);
    if (id === undefined) throw new Error(`${name} is not an export of the world`);
    return id;
  }

  /** The name that a type has in the file of its scope. */
  nameOf(type: TypeDef): string {
    let name = this.typeNames.get(type);
    if (name === undefined) this.typeNames.set(type, (name = this.of(type.owner).names.give(pascalCase(type.name))));
    return name;
  }

  /** The name that a type has in a file; aliases are the type itself, since asc has no aliases of classes. */
  use(type: TypeDef, module: Module): string {
    const target = definition(type);
    const home = this.of(target.owner);
    if (home === module) return this.nameOf(target);
    const from = module.pathTo(home.path);
    if (this.of(type.owner) === module) return module.import(from, this.nameOf(target), this.nameOf(type));
    return module.importType(from, this.nameOf(target), target, this.nameOf(type));
  }

  /** A function beside a type, such as `file$drop`, imported where it is of another file. */
  helper(type: TypeDef, suffix: string, module: Module): string {
    const target = definition(type);
    const home = this.of(target.owner);
    const name = `${this.nameOf(target)}$${suffix}`;
    if (home === module) return name;
    return module.import(module.pathTo(home.path), name, `${this.use(type, module)}$${suffix}`);
  }
}
