wit_bindgen::generate!({ world: "opening", path: "wit", generate_all });

use example::compose::{closer::finish, reader::first_line};
use io_lifetimes::fd::fds::{Fd, count_open};
use io_lifetimes::fd::types::{OpenFlags, PathFlags};

struct Opening;

impl Guest for Opening {
    fn run(path: String) -> Result<String, String> {
        let fd = Fd::open(PathFlags::SYMLINK_FOLLOW, &path, OpenFlags::READ).map_err(|error| error.message)?;
        let line = first_line(&fd); // lent for the call
        let size = finish(fd); // given away: to use `fd` from here on doesn't compile
        Ok(format!("{line}: {size} bytes, {} left open", count_open()))
    }
}

export!(Opening);
