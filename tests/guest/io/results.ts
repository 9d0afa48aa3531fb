import { Errno, File, ManagedResult, OwnedFd, Result, fs } from "as-io-lifetimes";
import { fail } from "as-io-lifetimes/assembly/result/record";

export function aResultIsOneNumber(): void {
  assert(sizeof<Result<i32>>() == 4 && sizeof<Result<File>>() == 4 && sizeof<Result<void>>() == 4, "of 4 bytes");
  assert(Result.ok<i32>(5).code == 5 && Result.done().code == 0, "the value as it is");
  assert(Result.err<i32>(fail(Errno.IO, "x")).code < 0, "an error with the sign bit set");
}

export function aValueIsGiven(): void {
  const result = Result.ok<i32>(i32.MAX_VALUE);
  assert(result.isOk && !result.isErr, "it is one");
  assert(result.value == i32.MAX_VALUE && result.valueOr(1) == i32.MAX_VALUE, "31 bits");
  assert(result.expect("a value") == i32.MAX_VALUE, "as expected");
  assert(Result.ok<bool>(true).value && !Result.ok<bool>(false).value, "of two");
  assert(Result.ok<u8>(255).value == 255 && Result.ok<u16>(65535).value == 65535, "of 8 or 16 bits");
  Result.done().value;
  Result.done().expect("nothing");
}

export function aHandleIsGivenAsItIs(): void {
  const file = File.create("a").value;
  const result = Result.ok<File>(file);
  assert(changetype<usize>(result) == changetype<usize>(file), "the same number");
  assert(result.value === file && result.valueOr(changetype<File>(0)) === file, "the same handle");
  file.drop();
}

export function anErrorIsGiven(): void {
  const result = File.open("none");
  assert(result.isErr && !result.isOk, "it is one");
  assert(result.error.errno == Errno.NOENT, "with its errno");
  assert(result.valueOr(changetype<File>(0)) === changetype<File>(0), "in place of a value");
  const handedOn = Result.err<i32>(result.code);
  assert(handedOn.isErr && handedOn.error.path! == "none", "and is handed on in another type");
  assert(Result.err<void>(result.code).isErr && Result.err<OwnedFd>(result.code).isErr, "in any");
}

export function noNumberMakesAnErrorAHandle(): void {
  const file = File.create("a").value;
  const forged = Result.err<File>(<i32>changetype<usize>(file));
  assert(forged.isErr && forged.error.operation == "", "an error is one, whatever its number");
  file.drop();
}

export function aManagedValueIsGiven(): void {
  const result = ManagedResult.ok<string>("text");
  assert(result.isOk && !result.isErr && result.code == 0, "it is one");
  assert(result.value == "text" && result.valueOr("other") == "text" && result.expect("text") == "text", "as it is");
  assert(ManagedResult.ok<string>("").isOk && ManagedResult.ok<string>("").value == "", "also the empty text");
}

export function aManagedErrorIsGiven(): void {
  const result = ManagedResult.err<string>(File.open("none").code);
  assert(result.isErr && !result.isOk && result.code < 0, "it is one");
  assert(result.valueOr("other") == "other", "in place of a value");
  assert(result.error.path! == "none", "with its circumstances");
  const twice = ManagedResult.err<i32[]>(result.code);
  assert(twice.isErr && twice.error.errno == Errno.NOENT, "and is handed on in another type");
}

export function aManagedValueOutlivesTheCollector(): void {
  const results: ManagedResult<string>[] = [];
  for (let i = 0; i < 100; i++) results.push(ManagedResult.ok<string>("text " + i.toString()));
  __collect();
  for (let i = 0; i < 100; i++) assert(results[i].value == "text " + i.toString(), "each");
}

export function theValueOfAnErrorTraps(): void {
  File.open("none").value;
}

export function theManagedValueOfAnErrorTraps(): void {
  fs.stat("none").value;
}

export function theValueOfAnErrorWithoutAPathTraps(): void {
  const file = File.create("a").value;
  file.drop();
  file.close().value;
}

export function theValueOfAnOldErrorTraps(): void {
  const old = File.open("none");
  for (let i = 0; i < 16; i++) File.open("other");
  old.value;
}

export function expectTrapsWithItsMessageAndTheError(): void {
  File.open("none").expect("the notes");
}

export function expectOfAManagedResultTraps(): void {
  fs.stat("none").expect("the size");
}

export function theErrorOfAValueTraps(): void {
  Result.ok<i32>(1).error;
}

export function theErrorOfAManagedValueTraps(): void {
  ManagedResult.ok<string>("").error;
}
