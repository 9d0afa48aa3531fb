use crate::prelude::*;

struct Holder {
    fd: OwnedFd,
}
static HOLDER: Holder = Holder {
    fd: OwnedFd { raw: 0 },
};
pub fn main(n: i32) -> i32 {
    HOLDER.fd = OwnedFd::open();
    0
}
