"""The built-in templates as Python, made when the package is built: a run only compiles what is not among them."""

from functools import cache
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from zlib import crc32

from jinja2 import BytecodeCache, Environment
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket

FOLDER = Path(__file__).parents[2] / "compiled_templates"
"""Part of the package, like any module: nothing is ever written there by a run."""


@cache
def _compiler() -> bytes:
    """Return the module that decides how a template is compiled."""
    return Path(__file__).with_name("sandbox.py").read_bytes()


def module_name(environment: Environment, name: str, checksum: str) -> str:
    """Return what the module of a template is called: another text, option, sandbox or release of Jinja has another."""
    said = f"{name}\n{checksum}\n{environment.autoescape}\n{jinja_version}\n{crc32(_compiler())}"
    return f"t_{sha256(said.encode()).hexdigest()[:24]}"


def packaged_code(module: str) -> CodeType | None:
    """Return the code of a module of the package; None where the package was built with other templates."""
    path = FOLDER / f"{module}.py"
    return SourceFileLoader(module, str(path)).get_code(module) if path.is_file() else None


class CompiledTemplates(BytecodeCache):
    """Finds the code of a template in the package, and keeps nothing."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return both: the name finds the code, errors name the file."""
        return f"{name}\0{filename or name}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code from the package where it is there."""
        name, _, filename = bucket.key.partition("\0")
        code = packaged_code(module_name(bucket.environment, name, bucket.checksum))
        bucket.code = code and code.replace(co_filename=filename)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what a run compiles is gone when it ends."""
