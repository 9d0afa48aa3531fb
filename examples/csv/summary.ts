import { Receiver } from "./records";

/** What is known of a column. */
class Column {
  values: i64 = 0;
  bytes: i64 = 0;
  numbers: i64 = 0;
  sum: f64 = 0;
  least: f64 = Infinity;
  greatest: f64 = -Infinity;

  constructor(readonly name: string) {}

  add(start: usize, length: i32): void {
    if (!length) return;
    this.values++;
    this.bytes += length;
    if (!isNumber(start, length)) return;
    const value = parseFloat(String.UTF8.decodeUnsafe(start, length));
    this.numbers++;
    this.sum += value;
    this.least = min(this.least, value);
    this.greatest = max(this.greatest, value);
  }

  toString(): string {
    const counts = `${this.name}: ${this.values} values, ${this.bytes} bytes, ${this.numbers} numbers`;
    if (!this.numbers) return counts + "\n";
    return `${counts}, from ${this.least} to ${this.greatest}, mean ${this.sum / <f64>this.numbers}\n`;
  }
}

/** Gathers what is known of each column. The first record has the names. */
export class Summary extends Receiver {
  private columns: Column[] = [];
  private records: i64 = -1;
  /** Records with another number of fields than the first. */
  private odd: i64 = 0;

  field(column: i32, start: usize, length: i32): void {
    if (this.records < 0) this.columns.push(new Column(String.UTF8.decodeUnsafe(start, length)));
    else if (column < this.columns.length) unchecked(this.columns[column]).add(start, length);
  }

  record(columns: i32): void {
    this.records++;
    if (columns != this.columns.length) this.odd++;
  }

  toString(): string {
    const head = `${max<i64>(this.records, 0)} records, ${this.odd} of another length\n`;
    return head + this.columns.map<string>((column) => column.toString()).join("");
  }
}

/** Whether bytes are a decimal number: a sign, digits, a point and digits, all but some digits optional. */
function isNumber(start: usize, length: i32): bool {
  let digits = 0, points = 0;
  for (let i = 0; i < length; i++) {
    const byte = load<u8>(start + i);
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte == 0x2e) points++;
    else if (i > 0 || (byte != 0x2d && byte != 0x2b)) return false;
  }
  return digits > 0 && points <= 1;
}
