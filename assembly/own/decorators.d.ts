// The decorators of ownership, for editors. asc passes over them, and the transform reads them. See docs/ownership.md.

/** A class whose values have one owner: they move, and are dropped. `@owned("T")`: only where T is owned. */
declare function owned(...args: any[]): any;
/** A class whose values hold borrows. `@borrowed("T")`: only where T is borrowed. */
declare function borrowed(...args: any[]): any;
/** An interface whose values are always borrows, Rust's `&dyn Trait`. */
declare function view(...args: any[]): any;
/** A method that borrows `this` exclusively, Rust's `&mut self`. */
declare function mut(...args: any[]): any;
/** A method that takes `this` by value, Rust's `self`. */
declare function consumes(...args: any[]): any;
/** Whose borrow the result is: names of parameters, "this", or "static". */
declare function lifetime(...names: string[]): any;
/** Parameters that are borrowed, as `Ref<T>`, where T is inferred. */
declare function borrows(...names: string[]): any;
/** A function or class that isn't checked, Rust's `unsafe`. */
declare function trusted(...args: any[]): any;
/** A class whose values may not be dropped: the method of this name has to use them up. */
declare function linear(method: string): any;
/** A class some of whose values hold borrows: those that hold none may go to fields and globals without a lifetime. */
declare function tied(...args: any[]): any;
/** The parameters, or "this", that the function keeps beyond the call, so that they can't hold borrows that end. */
declare function keeps(...names: string[]): any;
/** A function that never drops its parameters. */
declare function nodrop(...args: any[]): any;

/** Whether the transform is in use. */
declare const IO_LIFETIMES_TRANSFORM: i32;
/** Whether the program is compiled without the transform on purpose. */
declare const IO_LIFETIMES_UNCHECKED: i32;
/** How many bytes the local variables of functions that wait one in another may take. */
declare const IO_LIFETIMES_ASYNC_STACK: usize;
/** Whether the collector runs at each wait, for tests. */
declare const IO_LIFETIMES_ASYNC_COLLECT: i32;
/** Whether the handle table reports what happens to handles. */
declare const IO_LIFETIMES_TRACE: i32;
/** Whether the program has no standard error to say why it traps. */
declare const IO_LIFETIMES_SILENT: i32;
/** Whether a program on WASI 0.3 can end with codes above 1. */
declare const IO_LIFETIMES_EXIT_CODE: i32;
/** Whether the program is compiled for WASI 0.3. The transform of `--target p3` sets it. */
declare const IO_LIFETIMES_P3: i32;

// To TypeScript 7 the global type `Number` must be an interface, and asc's typings declare an alias. The first declaration
// counts, which is this one; `skipLibCheck` hides that there are two.
interface Number extends _Float {}
