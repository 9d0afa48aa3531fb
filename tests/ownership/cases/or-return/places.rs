use crate::prelude::*;

struct Holder {
    fd: OwnedFd,
}

impl Holder {
    fn refill(&mut self, n: i32) -> Result<(), i32> {
        self.fd = try_open(n > 3)?;
        Ok(())
    }
}

fn conditions(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    if try_number(n, n != 1)? > 2 && try_open(n != 3)?.read() > 0 {
        let b = OwnedFd::open();
        try_do(n != 4)?;
        consume(b);
    } else if n < 2 || try_number(a.read(), n > 1)? < 0 {
        try_do(n > 0)?;
    }
    Ok(a.read())
}

#[allow(unused_assignments)]
fn loops(n: i32) -> Result<i32, i32> {
    let mut sum = 0;
    let mut held = OwnedFd::open();
    let mut i = try_number(0, n > 0)?;
    let mut first = true;
    loop {
        if !first {
            i += try_number(1, i < 5)?;
        }
        first = false;
        if !(i < try_number(n, i < 4)?) {
            break;
        }
        let each = OwnedFd::open();
        if i == 1 {
            continue;
        }
        if i == 5 {
            break;
        }
        held = try_open(i != 2 || n != 3)?;
        sum += try_number(each.read(), true)?;
    }
    while consume(try_open(sum < 40)?) < try_number(20, sum < 30)? {
        let each = OwnedFd::open();
        sum += each.read();
    }
    let mut k = 0;
    loop {
        {
            let _each = OwnedFd::open();
            k += 1;
        }
        if !(try_number(k, k < 3)? < n && try_open(true)?.read() > 0) {
            break;
        }
    }
    Ok(sum + k)
}

fn branches(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    let b = if n > 3 { try_open(n > 4)? } else { a };
    let c = match OwnedFd::try_open(n > 5) {
        Some(fd) => fd,
        None => try_open(n != 2)?,
    };
    match try_number(n, n != 6)? {
        0 => return Ok(consume(b) + try_number(1, true)?),
        1 => {
            let d = OwnedFd::open();
            return Ok(consume(d) + try_number(1, false)?);
        }
        _ => log(9, b.read()),
    }
    Ok(c.read())
}

fn assignments(n: i32) -> Result<i32, i32> {
    let mut a = OwnedFd::open();
    if n > 5 {
        consume(a);
    }
    a = try_open(n > 0)?;
    let mut holder = Holder { fd: OwnedFd::open() };
    holder.fd = try_open(n > 1)?;
    let done = holder.refill(n);
    if n != 3 {
        done?;
    }
    let later;
    if n > 4 {
        later = try_open(n > 5)?;
    } else {
        later = a.try_clone();
    }
    try_number(later.read(), n != 7)
}

pub fn main(n: i32) -> i32 {
    let mut k = conditions(n).unwrap_or(-1);
    k = k * 3 + loops(n).unwrap_or(-1);
    k = k * 3 + branches(n).unwrap_or(-1);
    k * 3 + assignments(n).unwrap_or(-1)
}
