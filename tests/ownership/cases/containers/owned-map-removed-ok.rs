use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut m = std::collections::BTreeMap::new();
    m.insert(1, OwnedFd::open());
    let a = m.get(&1);
    let s = if let Some(a) = a { a.read() } else { 0 };
    m.remove(&1);
    log(9, m.len() as i32);
    s
}
