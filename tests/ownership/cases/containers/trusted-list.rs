use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = vec![];
    for _ in 0..n {
        v.push(OwnedFd::open());
    }
    if n > 3 {
        let x = v.pop().unwrap();
        x.read();
        v.push(OwnedFd::open());
    }
    let mut w = vec![];
    w.push(4);
    let mut s = w[0];
    for i in 0..v.len() {
        s += v[i].read();
    }
    s
}
