// A template calls a method that takes the value.
// fault: second drop: the drop of Word at *:19:15; ended by the drop of Word at *:11:5

@owned
class Word {
  constructor(public id: i32) {}
  drop(): void {}

  @consumes
  toString(): string {
    this.drop();
    return "word";
  }
}

export function main(n: i32): i32 {
  const word = new Word(1);
  const text = `${word}`;
  if (n == 0) word.drop();
  return text.length;
}
