use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut m = std::collections::BTreeMap::new();
    m.insert(1, OwnedFd::open());
    let a = m.get(&1);
    m.remove(&1);
    if let Some(a) = a {
        a.read()
    } else {
        0
    }
}
