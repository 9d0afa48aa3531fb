use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let text = format!("{}-{}", OwnedFd::open().read(), OwnedFd::open().read());
    log(9, text.len() as i32);
    text.len() as i32 + n
}
