use crate::prelude::*;

struct Pair {
    #[allow(dead_code)]
    first: Option<OwnedFd>,
    second: OwnedFd,
}

impl Pair {
    fn new(first: Option<OwnedFd>, second: OwnedFd) -> Pair {
        Pair { first, second }
    }

    fn into(self, n: i32) -> i32 {
        self.second.read() + n
    }
}

fn both(a: OwnedFd, b: OwnedFd, n: i32) -> i32 {
    a.read() + b.read() + n
}

fn maybe(_a: Option<OwnedFd>, n: i32) -> i32 {
    n
}

fn look(a: &OwnedFd, n: i32) -> i32 {
    a.read() + n
}

fn temporaries(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    let k = both(OwnedFd::open(), try_open(n > 0)?, try_number(n, n > 1)?);
    Ok(k + a.read())
}

fn variables(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let c = OwnedFd::open();
    if n > 5 {
        consume(c);
    }
    let k = both(a, b, try_number(n, n > 2)?) + try_number(1, n > 3)?;
    log(9, k);
    Ok(k)
}

fn choices(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let k = both(
        if n > 3 { a } else { OwnedFd::open() },
        if n > 5 { OwnedFd::open() } else { b },
        try_number(n, n % 2 == 0)?,
    );
    Ok(k)
}

fn nullables(n: i32) -> Result<i32, i32> {
    let mut a = if n > 2 { Some(OwnedFd::open()) } else { None };
    let k = maybe(take(&mut a), try_number(n, n != 3)?);
    a = OwnedFd::try_open(n > 4);
    Ok(k + maybe(a, try_number(n, n != 5 && n != 2)?))
}

fn receivers(n: i32) -> Result<i32, i32> {
    let pair = Pair::new(OwnedFd::try_open(n > 3), try_open(n > 0)?);
    let k = pair.into(try_number(n, n > 1)?);
    Ok(k + Pair::new(None, OwnedFd::open()).into(try_number(n, n > 2)?))
}

fn borrows(n: i32) -> Result<i32, i32> {
    let a = OwnedFd::open();
    let k = look(&OwnedFd::open(), try_number(n, n > 2)?) + look(&a, try_number(n, n > 3)?);
    let sum = k + peek(&try_open(n > 4)?) + try_open(n > 5)?.read();
    Ok(sum)
}

fn chains(n: i32) -> Result<i32, i32> {
    let k = both(
        try_open(n > 0)?,
        try_open(n > 1)?.try_clone(),
        both(try_open(n > 2)?, OwnedFd::open(), try_number(n, n > 3)?),
    ) + try_number(n, n > 4)?;
    Ok(k)
}

pub fn main(n: i32) -> i32 {
    let mut k = temporaries(n).unwrap_or(-1);
    k = k * 3 + variables(n).unwrap_or(-1);
    k = k * 3 + choices(n).unwrap_or(-1);
    k = k * 3 + nullables(n).unwrap_or(-1);
    k = k * 3 + receivers(n).unwrap_or(-1);
    k = k * 3 + borrows(n).unwrap_or(-1);
    k * 3 + chains(n).unwrap_or(-1)
}
