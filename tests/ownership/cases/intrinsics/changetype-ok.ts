// `changetype` of what isn't tracked is free.
export function main(n: i32): i32 {
  const text = "text";
  const address = changetype<usize>(text);
  return changetype<string>(address).length + n;
}
