use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut m = std::collections::BTreeMap::new();
    m.insert(1, OwnedFd::open());
    m.insert(2, OwnedFd::open());
    let mut s = 0;
    let a = m.get(&1);
    if let Some(a) = a {
        s += a.read();
    }
    let old = m.insert(1, OwnedFd::open());
    log(9, m.len() as i32);
    let b = m.remove(&2);
    if let Some(b) = &b {
        s += b.read();
    }
    s
}
