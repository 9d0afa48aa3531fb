import { ElementKind, Signature, Type, type Function as AscFunction, type Program } from "assemblyscript";

// A handle is a class without an object. asc's bindings would read an object at its address.

const LIBRARY = "~lib/as-io-lifetimes/";

/**
 * Makes `asc --bindings` pass owners and borrows of descriptors, and results, as the numbers that they are. asc calls this
 * after the module is compiled, when only the bindings read the types of functions.
 */
export function passHandlesAsNumbers(program: Program): void {
  for (const element of program.instancesByName.values()) {
    if (element.kind === ElementKind.Function) passAsNumbers(element as AscFunction);
  }
}

function passAsNumbers(fn: AscFunction): void {
  const { program, parameterTypes, returnType, thisType, requiredParameters, hasRest } = fn.signature;
  if (!isHandle(returnType) && !parameterTypes.some(isHandle)) return;
  const parameters = parameterTypes.map(asNumber);
  fn.signature = Signature.create(program, parameters, asNumber(returnType), thisType, requiredParameters, hasRest);
}

function asNumber(type: Type): Type {
  return isHandle(type) ? Type.i32 : type;
}

function isHandle({ isManaged, classReference }: Type): boolean {
  return !isManaged && classReference?.internalName.startsWith(LIBRARY) === true;
}
