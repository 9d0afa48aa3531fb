import {
  CommonFlags,
  Node,
  Token,
  type Expression,
  type NamedTypeNode,
  type Program,
  type Range,
  type Statement,
  type Type,
} from "assemblyscript";
import { nameOfType } from "../asc/types.js";

// Builds nodes for the code that the transform writes. Each takes the range of the user's code that it stands for, so
// that source maps and stack traces point there.

export function name(text: string, range: Range): Expression {
  return text === "this" ? Node.createThisExpression(range) : Node.createIdentifierExpression(text, range);
}

export function property(object: Expression, text: string, range: Range): Expression {
  return Node.createPropertyAccessExpression(object, Node.createIdentifierExpression(text, range), range);
}

export function call(callee: Expression, types: NamedTypeNode[] | null, args: Expression[], range: Range): Expression {
  return Node.createCallExpression(callee, types, args, range);
}

export function expressionStatement(expression: Expression): Statement {
  return Node.createExpressionStatement(expression);
}

export function assign(target: Expression, value: Expression, range: Range): Expression {
  return Node.createBinaryExpression(Token.Equals, target, value, range);
}

export function integer(value: number, range: Range): Expression {
  return Node.createIntegerLiteralExpression(
    (globalThis as unknown as { i64_new(low: number): never }).i64_new(value),
    range,
  );
}

function text(value: string, range: Range): Expression {
  return Node.createStringLiteralExpression(value, range);
}

export function bool(value: boolean, range: Range): Expression {
  return value ? Node.createTrueExpression(range) : Node.createFalseExpression(range);
}

export function ternary(condition: Expression, whenTrue: Expression, whenFalse: Expression, range: Range): Expression {
  return Node.createTernaryExpression(condition, whenTrue, whenFalse, range);
}

/** `(a, b, c)` */
export function comma(expressions: Expression[], range: Range): Expression {
  return parenthesized(Node.createCommaExpression(expressions, range), range);
}

export function parenthesized(expression: Expression, range: Range): Expression {
  return Node.createParenthesizedExpression(expression, range);
}

export function block(statements: Statement[], range: Range): Statement {
  return Node.createBlockStatement(statements, range);
}

export function ifThen(condition: Expression, statements: Statement[], range: Range): Statement {
  return Node.createIfStatement(condition, block(statements, range), null, range);
}

/** `let text: type = initializer;`. Never a const, since asc may inline one as a constant. */
export function variable(text: string, type: NamedTypeNode | null, initializer: Expression, range: Range): Statement {
  const identifier = Node.createIdentifierExpression(text, range);
  return Node.createVariableStatement(
    null,
    [Node.createVariableDeclaration(identifier, null, CommonFlags.Let, type, initializer, range)],
    range,
  );
}

export function typeName(text: string, range: Range): NamedTypeNode {
  return Node.createNamedType(Node.createSimpleTypeName(text, range), null, false, range);
}

/** Returns the end of a range: the closing brace of a block. */
export function endOf(range: Range): Range {
  const end = Object.assign(Object.create(Object.getPrototypeOf(range) as object) as Range, range);
  end.start = Math.max(range.start, range.end - 1);
  return end;
}

/** Returns a name for any type, which works without an import in the current file. */
export function anyType(program: Program, type: Type, range: Range): NamedTypeNode {
  return typeName(nameOfType(program, type), range);
}

/** `changetype<type>(0)`: null of any type; 0 of a number's. */
export function nullOf(program: Program, type: Type, range: Range): Expression {
  if (!type.isReference) return integer(0, range);
  return call(name("changetype", range), [anyType(program, type, range)], [integer(0, range)], range);
}

/** `changetype<usize>(value) != 0`: a null check that doesn't make asc narrow the type. */
export function notNull(value: Expression, range: Range): Expression {
  const address = call(name("changetype", range), [typeName("usize", range)], [value], range);
  return Node.createBinaryExpression(Token.Exclamation_Equals, address, integer(0, range), range);
}

/** `load<type>(changetype<usize>(object), offsetof<of>("field"))`: reads a field that may be unset, without a check. */
export function loadField(
  program: Program,
  object: Expression,
  of: Type,
  field: string,
  type: Type,
  range: Range,
): Expression {
  const address = call(name("changetype", range), [typeName("usize", range)], [object], range);
  const offset = call(name("offsetof", range), [anyType(program, of, range)], [text(field, range)], range);
  return call(name("load", range), [anyType(program, type, range)], [address, offset], range);
}

/** `value` as a non-nullable type, without a check at run time. */
export function asNonNull(program: Program, value: Expression, type: Type, range: Range): Expression {
  if (!type.isNullableReference) return value;
  return call(name("changetype", range), [anyType(program, type.nonNullableType, range)], [value], range);
}
