import { ElementKind, type Class, type FunctionPrototype, type PropertyPrototype } from "assemblyscript";

/** Returns the methods and accessors that a class declares for its instances, including the constructor. */
export function methodsOf(cls: Class): FunctionPrototype[] {
  return [...(cls.prototype.instanceMembers?.keys() ?? [])].flatMap((name) => {
    const member = cls.getMember(name);
    if (member?.kind === ElementKind.FunctionPrototype) return [member as FunctionPrototype];
    if (member?.kind !== ElementKind.PropertyPrototype || (member as PropertyPrototype).isField) return [];
    const { getterPrototype, setterPrototype } = member as PropertyPrototype;
    return [getterPrototype, setterPrototype].filter((accessor) => accessor !== null);
  });
}
