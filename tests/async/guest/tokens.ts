// What test:pipes/tokens does.

let living: u32 = 0;

@owned
export class Token {
  constructor(private n: u32) { living++; }
  number(): u32 { return this.n; }
  static alive(): u32 { return living; }
  drop(): void { living--; }
}
