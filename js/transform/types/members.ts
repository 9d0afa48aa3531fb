import { ElementKind, type Class, type FunctionPrototype, type PropertyPrototype } from "assemblyscript";

/** The methods and accessors that an instance of a class has of its own class, its constructor among them. */
export function methodsOf(cls: Class): FunctionPrototype[] {
  return [...(cls.prototype.instanceMembers?.keys() ?? [])].flatMap((name) => {
    const member = cls.getMember(name);
    if (member?.kind === ElementKind.FunctionPrototype) return [member as FunctionPrototype];
    if (member?.kind !== ElementKind.PropertyPrototype || (member as PropertyPrototype).isField) return [];
    const { getterPrototype, setterPrototype } = member as PropertyPrototype;
    return [getterPrototype, setterPrototype].filter((accessor) => accessor !== null);
  });
}
