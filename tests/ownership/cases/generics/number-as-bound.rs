use crate::prelude::*;

fn stat<T: AsFd>(fd: &T) -> i32 {
    fd.as_fd().read()
}
pub fn main(n: i32) -> i32 {
    stat::<i32>(&7)
}
