;; A consumer of io-lifetimes:fd that breaks a rule for each case: see traps.wit, and tests/component/traps.ts for the
;; cases.
(module
  (import "io-lifetimes:fd/fds@0.1.0" "[static]fd.open" (func $fd.open (param i32 i32 i32 i32 i32)))
  (import "io-lifetimes:fd/fds@0.1.0" "[static]fd.close" (func $fd.close (param i32 i32)))
  (import "io-lifetimes:fd/fds@0.1.0" "[method]fd.replace" (func $fd.replace (param i32 i32 i32)))
  (import "io-lifetimes:fd/fds@0.1.0" "[method]fd.tell" (func $fd.tell (param i32 i32)))
  (import "io-lifetimes:fd/fds@0.1.0" "[method]fd.read" (func $fd.read (param i32 i32 i32)))
  (import "io-lifetimes:fd/fds@0.1.0" "[resource-drop]fd" (func $fd.drop (param i32)))
  (import "io-lifetimes:fd/files@0.1.0" "[static]file.open" (func $file.open (param i32 i32 i32)))
  (import "io-lifetimes:fd/files@0.1.0" "[method]file.tell" (func $file.tell (param i32 i32)))
  (import "io-lifetimes:fd/files@0.1.0" "[resource-drop]file" (func $file.drop (param i32)))
  (import "test:traps/taker" "take-two" (func $take-two (param i32 i32)))
  (import "test:traps/taker" "take-then-borrow" (func $take-then-borrow (param i32 i32)))
  (import "test:traps/other" "drop-number" (func $drop-number (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "notes.txt")
  (global $next (mut i32) (i32.const 1024))
  ;; A handle that `cabi_realloc` drops, or 0.
  (global $drop-in-realloc (mut i32) (i32.const 0))
  (global $kept (mut i32) (i32.const 0))

  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (if (global.get $drop-in-realloc) (then (call $fd.drop (global.get $drop-in-realloc))))
    (global.set $next (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
    (global.get $next)
    (global.set $next (i32.add (global.get $next) (local.get 3))))

  ;; A handle of an open descriptor. The answer stands at 64: a tag, and the handle 4 bytes behind.
  (func $open (result i32)
    (call $fd.open (i32.const 1) (i32.const 0) (i32.const 9) (i32.const 1) (i32.const 64))
    (if (i32.load8_u (i32.const 64)) (then unreachable))
    (i32.load (i32.const 68)))

  (func $open-file (result i32)
    (call $file.open (i32.const 0) (i32.const 9) (i32.const 64))
    (if (i32.load8_u (i32.const 64)) (then unreachable))
    (i32.load (i32.const 68)))

  (func (export "test:traps/breaker#give") (result i32) (call $open))

  (func (export "test:traps/breaker#misuse") (param $case i32)
    (local $h i32)
    (block $none (block $15 (block $14 (block $13 (block $12 (block $11 (block $10 (block $9 (block $8 (block $7
    (block $6 (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 $10 $11 $12 $13 $14 $15 $none (local.get $case)))
      ;; 0: nothing wrong
      (call $fd.drop (call $open)) (return))
      ;; 1: drop index 0
      (call $fd.drop (i32.const 0)) (return))
      ;; 2: drop twice
      (local.set $h (call $open)) (call $fd.drop (local.get $h)) (call $fd.drop (local.get $h)) (return))
      ;; 3: drop an index that never was
      (call $fd.drop (i32.const 7)) (return))
      ;; 4: drop the highest index
      (call $fd.drop (i32.const -1)) (return))
      ;; 5: use after drop
      (local.set $h (call $open)) (call $fd.drop (local.get $h)) (call $fd.tell (local.get $h) (i32.const 64)) (return))
      ;; 6: use after it was given away
      (local.set $h (call $open)) (call $fd.close (local.get $h) (i32.const 64)) (call $fd.tell (local.get $h) (i32.const 64)) (return))
      ;; 7: drop as another type
      (local.set $h (call $open)) (call $file.drop (local.get $h)) (return))
      ;; 8: use as another type
      (local.set $h (call $open)) (call $file.tell (local.get $h) (i32.const 64)) (return))
      ;; 9: give away as another type
      (local.set $h (call $open-file)) (call $fd.close (local.get $h) (i32.const 64)) (return))
      ;; 10: f(own h, own h)
      (local.set $h (call $open)) (call $take-two (local.get $h) (local.get $h)) (return))
      ;; 11: f(borrow h, own h)
      (local.set $h (call $open)) (call $fd.replace (local.get $h) (local.get $h) (i32.const 64)) (return))
      ;; 12: f(own h, borrow h)
      (local.set $h (call $open)) (call $take-then-borrow (local.get $h) (local.get $h)) (return))
      ;; 13: another instance's index
      (local.set $h (call $open)) (call $drop-number (local.get $h)) (return))
      ;; 14: drop while an answer is written
      (local.set $h (call $open)) (global.set $drop-in-realloc (local.get $h))
      (call $fd.read (local.get $h) (i32.const 4) (i32.const 64)) (return))
      ;; 15: give away twice
      (local.set $h (call $open)) (call $fd.close (local.get $h) (i32.const 64)) (call $fd.close (local.get $h) (i32.const 64)) (return))
    unreachable)

  (func (export "test:traps/breaker#lent") (param $h i32) (param $case i32)
    ;; 0: nothing wrong
    (if (i32.eq (local.get $case) (i32.const 0)) (then
      (call $fd.tell (local.get $h) (i32.const 64))
      (call $fd.drop (local.get $h))))
    ;; 1: not given back
    ;; 2: given away as if it were owned
    (if (i32.eq (local.get $case) (i32.const 2)) (then
      (call $fd.close (local.get $h) (i32.const 64))))
    ;; 3: given back twice
    (if (i32.eq (local.get $case) (i32.const 3)) (then
      (call $fd.drop (local.get $h))
      (call $fd.drop (local.get $h)))))

  (func (export "test:traps/breaker#drop-in-post-return") (result i32)
    (global.set $kept (call $open))
    (i32.store (i32.const 80) (i32.const 0))
    (i32.store (i32.const 84) (i32.const 9))
    (i32.const 80))
  (func (export "cabi_post_test:traps/breaker#drop-in-post-return") (param i32)
    (call $fd.drop (global.get $kept))))
