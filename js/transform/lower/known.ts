// Conditions that asc decides at compile time, mostly in generic code: `isInteger<T>()`, `value instanceof Fd`. asc doesn't
// compile the code that they exclude, in which the types of an instance may not fit.

import {
  ElementKind,
  LiteralKind,
  NodeKind,
  Token,
  type BinaryExpression,
  type CallExpression,
  type ClassPrototype,
  type Expression,
  type FunctionPrototype,
  type InstanceOfExpression,
  type IntegerLiteralExpression,
  type LiteralExpression,
  type NamedTypeNode,
  type ParenthesizedExpression,
  type Type,
  type UnaryPrefixExpression,
} from "assemblyscript";
import { isBuiltin } from "../asc/builtins.js";
import { quietly, SWALLOW } from "../asc/resolver.js";
import type { Lowering } from "./lowering.js";

/** Returns the value of a condition if asc surely decides it at compile time, otherwise null. */
export function knownCondition(mir: Lowering, node: Expression): boolean | null {
  const value = evaluate(mir, node);
  return value === null ? null : value !== 0;
}

/** Builtins that asc answers from types alone. */
const QUESTIONS: Record<string, (type: Type, mir: Lowering) => boolean | number> = {
  isBoolean: (type) => type.isBooleanValue,
  isInteger: (type) => type.isIntegerValue,
  isSigned: (type) => type.isSignedIntegerValue,
  isFloat: (type) => type.isFloatValue,
  isVector: (type) => type.isVectorValue,
  isReference: (type) => type.isReference,
  isManaged: (type) => type.isManaged,
  isNullable: (type) => type.isNullableReference,
  isVoid: (type) => type.toString() === "void",
  isString: (type, mir) => type.getClass()?.isAssignableTo(mir.checker.program.stringInstance) ?? false,
  isArray: (type, mir) => type.getClass()?.extendsPrototype(mir.checker.program.arrayPrototype) ?? false,
  isFunction: (type) => type.getSignature() !== null,
  sizeof: (type) => type.byteSize,
};

function evaluate(mir: Lowering, node: Expression): number | null {
  switch (node.kind) {
    case NodeKind.True:
      return 1;
    case NodeKind.False:
      return 0;
    case NodeKind.Literal:
      return evaluateLiteral(node as LiteralExpression);
    case NodeKind.Parenthesized:
      return evaluate(mir, (node as ParenthesizedExpression).expression);
    case NodeKind.UnaryPrefix: {
      const { operator, operand } = node as UnaryPrefixExpression;
      const value = operator === Token.Exclamation ? evaluate(mir, operand) : null;
      return value === null ? null : Number(value === 0);
    }
    case NodeKind.Binary:
      return evaluateBinary(mir, node as BinaryExpression);
    case NodeKind.InstanceOf:
      return evaluateInstanceOf(mir, node as InstanceOfExpression);
    case NodeKind.Call:
      return evaluateCall(mir, node as CallExpression);
    default:
      return null;
  }
}

function evaluateLiteral(node: LiteralExpression): number | null {
  return node.literalKind === LiteralKind.Integer ? Number(String((node as IntegerLiteralExpression).value)) : null;
}

function evaluateBinary(mir: Lowering, { operator, left, right }: BinaryExpression): number | null {
  const a = evaluate(mir, left);
  if (operator === Token.Ampersand_Ampersand || operator === Token.Bar_Bar) {
    const decisive = operator === Token.Bar_Bar;
    if (a === null) return null;
    return (a !== 0) === decisive ? Number(decisive) : evaluate(mir, right);
  }
  const b = a === null ? null : evaluate(mir, right);
  if (a === null || b === null) return null;
  if (operator === Token.Equals_Equals) return Number(a === b);
  if (operator === Token.Exclamation_Equals) return Number(a !== b);
  return null;
}

function evaluateCall(mir: Lowering, { expression, typeArguments, args }: CallExpression): number | null {
  const element = expression.kind === NodeKind.Identifier ? mir.lookup(expression) : null;
  if (element?.kind !== ElementKind.FunctionPrototype || !isBuiltin(element as FunctionPrototype)) return null;
  if (element.name === "isDefined" && args[0]) return Number(mir.lookup(args[0]) !== null);
  const question = Object.hasOwn(QUESTIONS, element.name) ? QUESTIONS[element.name]! : null;
  if (!question) return null;
  const type = typeArguments?.[0] ? mir.typeFor(typeArguments[0]) : args[0] ? mir.typeOf(args[0]) : null;
  return type && Number(question(type, mir));
}

/** Of a variable, asc decides `instanceof` by the types unless the value may be of a subclass. */
function evaluateInstanceOf(mir: Lowering, { expression, isType }: InstanceOfExpression): number | null {
  const element = mir.lookup(expression);
  const isVariable = expression.kind === NodeKind.This || element?.kind === ElementKind.Local;
  const actual = isVariable ? mir.typeOf(expression) : null;
  if (!actual) return null;
  const generic = genericClass(mir, isType as NamedTypeNode);
  if (generic) return isOfGenericClass(actual, generic);
  const expected = mir.typeFor(isType);
  if (!expected) return null;
  if (expected.isValue) return Number(actual === expected);
  return actual.isValue ? 0 : isOfClass(actual, expected);
}

/** Returns the generic class that is named without type arguments, as in `value instanceof Array`. */
function genericClass(mir: Lowering, node: NamedTypeNode): ClassPrototype | null {
  if (node.kind !== NodeKind.NamedType || node.isNullable || node.hasTypeArguments) return null;
  const element = quietly(() => mir.checker.resolver.resolveTypeName(node.name, mir.flow, mir.fn, SWALLOW));
  const prototype = element?.kind === ElementKind.ClassPrototype ? (element as ClassPrototype) : null;
  return prototype?.typeParameterNodes?.length ? prototype : null;
}

function isOfGenericClass(actual: Type, expected: ClassPrototype): number | null {
  const cls = actual.getClass();
  if (!cls) return 0;
  if (cls.extendsPrototype(expected)) return actual.isNullableReference ? null : 1;
  return cls.kind === ElementKind.Interface || expected.extends(cls.prototype) ? null : 0;
}

function isOfClass(actual: Type, expected: Type): number | null {
  const cls = actual.getClass(),
    other = expected.getClass();
  if (!cls || !other) return null;
  if (cls.isAssignableTo(other)) return actual.isNullableReference && !expected.isNullableReference ? null : 1;
  const isOfClasses = cls.kind === ElementKind.Class && other.kind === ElementKind.Class;
  return isOfClasses && !other.isAssignableTo(cls) ? 0 : null;
}
