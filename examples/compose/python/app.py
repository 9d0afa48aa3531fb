from componentize_py_types import Err
from wit_world import WitWorld as Base
from wit_world.imports.closer import finish
from wit_world.imports.fds import Fd, count_open
from wit_world.imports.reader import first_line
from wit_world.imports.types import OpenFlags, PathFlags


class WitWorld(Base):
    def run(self, path: str) -> str:
        try:
            fd = Fd.open(PathFlags.SYMLINK_FOLLOW, path, OpenFlags.READ)
        except Err as error:
            raise Err(error.value.message) from error
        line = first_line(fd)  # lent for the call
        size = finish(fd)  # given away: `fd` is empty from here on
        return f"{line}: {size} bytes, {count_open()} left open"
