// What the twins need of the crate fd-lock: the borrows, and the destructors of the guards.
use std::fs::File;

pub struct RwLock(File);

pub struct RwLockReadGuard<'a>(pub &'a File);

pub struct RwLockWriteGuard<'a>(pub &'a mut File);

impl RwLock {
    pub fn open() -> RwLock {
        RwLock(File::open("/dev/null").unwrap())
    }

    pub fn read(&self) -> RwLockReadGuard<'_> {
        RwLockReadGuard(&self.0)
    }

    pub fn write(&mut self) -> RwLockWriteGuard<'_> {
        RwLockWriteGuard(&mut self.0)
    }

    pub fn into_inner(self) -> File {
        self.0
    }
}

impl RwLockReadGuard<'_> {
    pub fn file(&self) -> &File {
        self.0
    }
}

impl RwLockWriteGuard<'_> {
    pub fn file(&mut self) -> &mut File {
        self.0
    }
}

impl Drop for RwLockReadGuard<'_> {
    fn drop(&mut self) {}
}

impl Drop for RwLockWriteGuard<'_> {
    fn drop(&mut self) {}
}
