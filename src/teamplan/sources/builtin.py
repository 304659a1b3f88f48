"""Where the built-in templates are: inside an installed wheel, or at the root of a checkout."""

from hashlib import sha256
from pathlib import Path


def builtin_templates() -> Path:
    """Return the folder of the built-in templates; raises FileNotFoundError if the installation lacks it."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "templates", package.parents[1] / "templates"):
        if (folder / "organisation.yaml").is_file():
            return folder
    message = "安装不完整：找不到 templates/。请重新安装 teamplan"
    raise FileNotFoundError(message)


def packaged_words(file: bytes) -> Path:
    """Return where the package holds what a file of words says, as JSON: those of a changed file are not there."""
    folder = Path(__file__).resolve().parents[1] / "compiled_templates"
    return folder / f"words_{sha256(file).hexdigest()[:24]}.json"
