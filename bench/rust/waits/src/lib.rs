wit_bindgen::generate!({ path: "wit", world: "runner", generate_all });

use bench::waits::source;
use std::time::Instant;
use wit_bindgen::spawn_local;

struct Runner;
export!(Runner);

const CALLS: u32 = 20_000;
const BYTES: u64 = 1 << 28;
const TASKS: u32 = 1_000;

impl exports::wasi::cli::run::Guest for Runner {
    async fn run() -> Result<(), ()> {
        for _ in 0..3 {
            let (ready, late) = (calls(false).await, calls(true).await);
            println!("{ready} {late} {} {}", bytes().await, tasks().await);
        }
        Ok(())
    }
}

/// Nanoseconds for one call.
async fn calls(is_late: bool) -> u64 {
    let start = Instant::now();
    for n in 0..CALLS {
        let result = if is_late { source::late(n).await } else { source::ready(n).await };
        assert_eq!(result, n);
    }
    start.elapsed().as_nanos() as u64 / u64::from(CALLS)
}

/// Nanoseconds for a MiB.
async fn bytes() -> u64 {
    let start = Instant::now();
    let mut reader = source::bytes(BYTES).await;
    let mut buffer = Vec::with_capacity(1 << 16);
    let mut total = 0;
    loop {
        let (result, back) = reader.read(buffer).await;
        total += back.len() as u64;
        buffer = back;
        buffer.clear();
        if let wit_bindgen::StreamResult::Dropped = result {
            break;
        }
    }
    assert_eq!(total, BYTES);
    start.elapsed().as_nanos() as u64 / (BYTES >> 20)
}

/// Nanoseconds for each of the tasks that wait at once.
async fn tasks() -> u64 {
    let start = Instant::now();
    let tasks: Vec<_> = (0..TASKS).map(|n| spawn_local(async move { source::late(n).await })).collect();
    for (task, n) in tasks.into_iter().zip(0..) {
        assert_eq!(task.await, Some(n));
    }
    start.elapsed().as_nanos() as u64 / u64::from(TASKS)
}
