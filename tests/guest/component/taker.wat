;; See traps.wit.
(module
  (import "io-lifetimes:fd/fds@0.1.0" "[resource-drop]fd" (func $drop (param i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "test:traps/taker#take-two") (param i32 i32)
    (call $drop (local.get 0))
    (call $drop (local.get 1)))
  (func (export "test:traps/taker#take-then-borrow") (param i32 i32)
    (call $drop (local.get 0))
    (call $drop (local.get 1)))
  (func (export "test:traps/other#drop-number") (param i32)
    (call $drop (local.get 0))))
