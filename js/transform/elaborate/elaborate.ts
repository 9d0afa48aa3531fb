// Writes the drops into a function's copy of its body.
//
//     const a = open();                          const a = open();
//     if (n > 3) consume(a);          →          let __own_f0_a = true;
//     return b.read();                           if (n > 3) consume((__own_f0_a = false, a));
//                                                { let __own_r1 = b.read(); if (__own_f0_a) a.__own_drop(); return __own_r1; }
//
// Each value that is there on every path to its end is dropped by a call, one that may be there by a call behind a
// flag. A temporary gets a variable. Statements are collected first, by the statement they belong to, and written
// last, in rewrite.ts.

import { LiteralKind, Node, NodeKind, Token, TypeKind, type BlockStatement, type Expression, type LiteralExpression, type Program, type Range, type ReturnStatement, type Statement, type Type, type UnaryPrefixExpression } from "assemblyscript";
import { dropsOf } from "../dataflow/verdicts.js";
import type { Lowering } from "../lower/lowering.js";
import type { Assignment, Local, Operation, Site } from "../mir/mir.js";
import * as build from "../syntax/build.js";
import { clone } from "../syntax/clone.js";
import { expressionIn } from "../syntax/slot.js";
import { DROP_GLUE } from "../words.js";
import { rewrite, type Edits } from "./rewrite.js";

type Drop = Operation & { op: "drop" };

/** Expressions that drops can't change: they may stand in a return as they are. A variable may be a global. */
const SIMPLE = new Set([NodeKind.This, NodeKind.Null, NodeKind.True, NodeKind.False, NodeKind.Literal]);

/** Rewrites a body. False where there was nothing to do. */
export function elaborate(mir: Lowering, body: BlockStatement): boolean {
  return new Elaboration(mir, body).run();
}

class Elaboration {
  readonly #program: Program;
  readonly #drops: Drop[];
  readonly #operations: Operation[];
  readonly #flags = new Map<Local, string>();
  readonly #variables = new Map<Local, string>();
  readonly #edits: Edits = { before: new Map(), after: new Map(), instead: new Map() };
  #names = 0;
  #changed = false;

  constructor(
    private readonly mir: Lowering,
    private readonly body: BlockStatement,
  ) {
    this.#program = mir.checker.program;
    this.#operations = mir.blocks.flatMap(({ operations }) => operations);
    this.#drops = dropsOf(mir);
  }

  run(): boolean {
    this.#nameWhatNeedsOne();
    this.#writeDrops();
    this.#writeFieldReplacements();
    this.#writeTemporaries();
    this.#writeMovesOfFlagged();
    this.#writeIntrinsics();
    const prologue = this.#writeFlags();
    this.#writeDropsInExpressions();
    if (initializeDeclarations(this.mir)) this.#changed = true;
    if (!this.#changed && prologue.length === 0) return false;
    rewrite(this.body, this.#edits);
    this.body.statements.unshift(...prologue);
    return true;
  }

  #name(prefix: string, of = ""): string {
    return `__own_${prefix}${this.#names++}${of && `_${of.replace(/\W/g, "_")}`}`;
  }

  /** Which locals need a flag, and which temporaries a variable. */
  #nameWhatNeedsOne(): void {
    for (const { local, verdict } of this.#drops) {
      if (local.kind === "tmp") this.#variable(local);
      else if (verdict === "flag" && !this.#isBuilt(local) && !this.#flags.has(local)) this.#flags.set(local, this.#name("f", local.name));
      if (this.#isBuilt(local) && verdict === "flag") {
        this.mir.checker.reports.error(928, local.node.range, `\`${local.name}\` may or may not have been set before, and a constructor can't tell`, { help: "set it once, on every path" });
      }
    }
    for (const local of this.mir.locals) if (local.intrinsic) this.#variable(local);
  }

  /** Whether it is a field of an object under construction. */
  #isBuilt(local: Local): boolean {
    return local.whole !== undefined && local.whole === this.mir.thisLocal && this.mir.isConstructor;
  }

  #variable(local: Local): string {
    let variable = this.#variables.get(local);
    if (variable === undefined) this.#variables.set(local, (variable = this.#name("t")));
    return variable;
  }

  #expression(local: Local, range: Range): Expression {
    if (local.whole) return build.property(this.#expression(local.whole, range), local.field!, range);
    return build.name(this.#variables.get(local) ?? local.name, range);
  }

  /** `local.__own_drop()` */
  #dropCall(local: Local, range: Range): Expression {
    const value = build.asNonNull(this.#program, this.#expression(local, range), local.type!, range);
    return build.call(build.property(value, DROP_GLUE, range), null, [], range);
  }

  #dropStatements({ local, verdict }: Drop, range: Range): Statement[] {
    const drop = build.expressionStatement(this.#dropCall(local, range));
    const checked = build.ifThen(build.notNull(this.#expression(local, range), range), [drop], range);
    if (local.kind === "tmp") return [verdict === "static" && !local.nullable ? drop : checked];
    const whole = local.nullable ? checked : drop;
    return [verdict === "flag" ? build.ifThen(build.name(this.#flags.get(local)!, range), [whole], range) : whole];
  }

  #writeDrops(): void {
    for (const drop of this.#drops) {
      this.#changed = true;
      const { site } = drop;
      switch (site.kind) {
        case "end":
          (site.list.appended ??= []).push(...this.#dropStatements(drop, build.endOf(this.body.range)));
          break;
        case "before":
        case "after":
          add(this.#edits[site.kind], site.statement, this.#dropStatements(drop, site.statement.range));
          break;
        case "return":
          this.#returnWith(site.statement as ReturnStatement, this.#dropStatements(drop, site.statement.range));
          break;
        case "reassign":
          if (site.statement) this.#reassign(site.statement, site.node, drop);
          break;
        case "constructorField":
          if (site.statement) this.#replaceField(site.statement, site.node, drop.local.type!);
          break;
      }
    }
  }

  /** The statements that stand for a return: what it gives is computed, then all is dropped, then it returns. */
  readonly #returns = new Map<Statement, Statement[]>();

  #returnWith(statement: ReturnStatement, drops: Statement[]): void {
    const list = this.#returns.get(statement);
    if (list) {
      list.push(...drops);
      return;
    }
    const all = [...drops];
    this.#returns.set(statement, all);
    this.#edits.instead.set(statement, () => this.#return(statement, all));
  }

  #return(statement: ReturnStatement, drops: Statement[]): Statement[] {
    const { value, range } = statement;
    if (!value) return [...drops, statement];
    const { returnType } = this.mir.fn.signature;
    if (isSimple(value)) return [build.block([...drops, statement], range)];
    if (returnType.kind === TypeKind.Void) {
      return [build.block([build.expressionStatement(value), ...drops, returnStatement(statement, null)], range)];
    }
    const result = this.#name("r");
    const variable = build.variable(result, build.anyType(this.#program, returnType, range), value, range);
    return [build.block([variable, ...drops, returnStatement(statement, build.name(result, range))], range)];
  }

  /** What is set after the new value of a variable is in place. */
  readonly #tails = new Map<Statement, Statement[]>();

  /** The new value first, then the old one is dropped, which may be in parts. */
  readonly #reassigned = new Map<Statement, Drop[]>();

  #reassign(statement: Statement, node: Assignment, drop: Drop): void {
    const drops = this.#reassigned.get(statement);
    if (drops) {
      drops.push(drop);
      return;
    }
    const all = [drop];
    this.#reassigned.set(statement, all);
    const { range } = statement;
    const target = this.#operations.find((operation) => operation.op === "init" && operation.assigned === statement) as Operation & { op: "init" };
    this.#edits.instead.set(statement, () => {
      const value = this.#name("n");
      return [
        build.block(
          [
            build.variable(value, build.anyType(this.#program, target.local.type!, range), node.right, range),
            ...all.flatMap((each) => this.#dropStatements(each, range)),
            build.expressionStatement(build.assign(node.left, build.name(value, range), range)),
            ...(this.#tails.get(statement) ?? []),
          ],
          range,
        ),
      ];
    });
  }

  #writeFieldReplacements(): void {
    for (const operation of this.#operations) {
      if (operation.op !== "assignField") continue;
      const { site, mode } = operation;
      if (site.kind !== "replaceField") continue;
      this.#changed = true;
      if (site.statement) this.#replaceField(site.statement, site.node, mode.type!);
    }
  }

  /** The new value first, then the old one is taken out, overwritten and dropped. */
  #replaceField(statement: Statement, node: Assignment, type: Type): void {
    const { range } = statement;
    this.#edits.instead.set(statement, () => {
      const fresh = this.#name("n"), old = this.#name("o");
      const name = () => build.anyType(this.#program, type, range);
      const value = build.asNonNull(this.#program, build.name(old, range), type, range);
      const drop = build.expressionStatement(build.call(build.property(value, DROP_GLUE, range), null, [], range));
      return [
        build.block(
          [
            build.variable(fresh, name(), node.right, range),
            build.variable(old, name(), clone(node.left), range),
            build.expressionStatement(build.assign(node.left, build.name(fresh, range), range)),
            build.ifThen(build.notNull(build.name(old, range), range), [drop], range),
          ],
          range,
        ),
      ];
    });
  }

  /** `open()` becomes `(__own_t0 = open())`, and the variable is declared before the statement. */
  #writeTemporaries(): void {
    for (const [local, variable] of this.#variables) {
      const { range } = local.node;
      if (local.slot && !local.intrinsic) {
        const { parent, key } = local.slot;
        parent[key] = build.parenthesized(build.assign(build.name(variable, range), expressionIn(local.slot), range), range);
      }
      const type = build.anyType(this.#program, local.type!, range);
      add(this.#edits.before, local.statement!, [build.variable(variable, type, build.nullOf(this.#program, local.type!, range), range)]);
    }
  }

  /** A move out of a local with a flag: `(flag = false, a)`. */
  #writeMovesOfFlagged(): void {
    for (const operation of this.#operations) {
      if (operation.op !== "move" || !operation.slot) continue;
      const flag = this.#flags.get(operation.local);
      if (flag === undefined) continue;
      const { range } = operation.node;
      const { parent, key } = operation.slot;
      parent[key] = build.comma([build.assign(build.name(flag, range), build.bool(false, range), range), expressionIn(operation.slot)], range);
    }
  }

  /** `take(p)` is `(t = p, p = null, t)`, `replace(p, v)` is `(n = v, t = p, p = n, t)`. Inner ones come first. */
  #writeIntrinsics(): void {
    for (const local of this.mir.locals) {
      if (!local.intrinsic) continue;
      this.#changed = true;
      const { kind, args, slot } = local.intrinsic;
      const { range } = local.node;
      const variable = this.#variables.get(local)!;
      const steps: Expression[] = [];
      let fresh: Expression;
      if (kind === "replace") {
        const value = `${variable}v`;
        const type = build.anyType(this.#program, local.type!, range);
        add(this.#edits.before, local.statement!, [build.variable(value, type, build.nullOf(this.#program, local.type!, range), range)]);
        steps.push(build.assign(build.name(value, range), args[1]!, range));
        fresh = build.name(value, range);
      } else fresh = build.nullOf(this.#program, local.type!, range);
      steps.push(build.assign(build.name(variable, range), args[0]!, range));
      steps.push(build.assign(clone(args[0]!), fresh, range), build.name(variable, range));
      slot.parent[slot.key] = build.comma(steps, range);
    }
  }

  /** Declares the flags and sets them where values come. Gives what belongs at the start of the function. */
  #writeFlags(): Statement[] {
    const prologue: Statement[] = [];
    for (const [local, flag] of this.#flags) {
      const { range } = local.node;
      const declare = (value: boolean) => build.variable(flag, build.typeName("bool", range), build.bool(value, range), range);
      const set = () => build.expressionStatement(build.assign(build.name(flag, range), build.bool(true, range), range));
      const { kind, statement, declaration } = outermost(local);
      if (kind === "param" || kind === "this") prologue.push(declare(true));
      else {
        add(this.#edits.before, statement!, [declare(false)]);
        if (declaration?.initializer) this.#edits.after.set(statement!, [set(), ...(this.#edits.after.get(statement!) ?? [])]);
      }
      for (const operation of this.#operations) {
        if (operation.op !== "init" || !operation.assigned || operation.local !== local) continue;
        if (this.#edits.instead.has(operation.assigned)) add(this.#tails, operation.assigned, [set()]);
        else add(this.#edits.after, operation.assigned, [set()]);
      }
    }
    return prologue;
  }

  /** Temporaries of a condition: `(c = condition, t.__own_drop(), c)`. */
  #writeDropsInExpressions(): void {
    const bySite = new Map<Site & { kind: "expression" }, Drop[]>();
    for (const drop of this.#drops) if (drop.site.kind === "expression") add(bySite, drop.site, [drop]);
    for (const [site, drops] of bySite) {
      const { parent, key } = site.slot;
      const inner = expressionIn(site.slot);
      const { range } = inner;
      const steps = drops.map((drop) => this.#dropInExpression(drop, range));
      if (site.result === "void") {
        parent[key] = build.comma([inner, ...steps], range);
        continue;
      }
      const result = this.#name("c");
      const isBool = site.result === "bool";
      const type = site.result === "bool" ? build.typeName("bool", range) : build.anyType(this.#program, site.result, range);
      const isReference = site.result !== "bool" && site.result.isReference;
      const initial = isBool ? build.bool(false, range) : isReference ? build.nullOf(this.#program, site.result, range) : build.integer(0, range);
      add(this.#edits.before, site.statement, [build.variable(result, type, initial, range)]);
      const value = isBool ? build.ternary(build.parenthesized(inner, range), build.bool(true, range), build.bool(false, range), range) : inner;
      parent[key] = build.comma([build.assign(build.name(result, range), value, range), ...steps, build.name(result, range)], range);
    }
  }

  #dropInExpression({ local, verdict }: Drop, range: Range): Expression {
    const drop = this.#dropCall(local, range);
    if (verdict === "static" && !local.nullable) return drop;
    const variable = () => this.#expression(local, range);
    const clear = build.assign(variable(), build.nullOf(this.#program, local.type!, range), range);
    return build.ternary(build.notNull(variable(), range), build.comma([drop, clear, build.bool(true, range)], range), build.bool(false, range), range);
  }
}

/**
 * Owned variables that are declared without a value get null. asc's own check for variables that aren't set doesn't see
 * flags, and ours has passed or has said so. False where there are none.
 */
export function initializeDeclarations(mir: Lowering): boolean {
  let found = false;
  for (const local of mir.owned) {
    if (local.kind !== "var" || !local.declaration || local.declaration.initializer) continue;
    found = true;
    local.declaration.initializer = build.nullOf(mir.checker.program, local.type!, local.node.range);
  }
  return found;
}

/** What a part is a part of. */
function outermost(local: Local): Local {
  return local.whole ? outermost(local.whole) : local;
}

function add<K, V>(map: Map<K, V[]>, key: K, values: V[]): void {
  const list = map.get(key);
  if (list) list.push(...values);
  else map.set(key, [...values]);
}

function isSimple(value: Expression): boolean {
  if (value.kind === NodeKind.UnaryPrefix) return (value as UnaryPrefixExpression).operator === Token.Minus && (value as UnaryPrefixExpression).operand.kind === NodeKind.Literal;
  return SIMPLE.has(value.kind) && !(value.kind === NodeKind.Literal && (value as LiteralExpression).literalKind === LiteralKind.Template);
}

function returnStatement(original: ReturnStatement, value: Expression | null): Statement {
  return Node.createReturnStatement(value, original.range);
}
