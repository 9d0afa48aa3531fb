export function isHello(text: string): bool {
  return text == "hello";
}
