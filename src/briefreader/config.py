"""The user's own settings: who annotates, and in which colours. A small TOML file in the user's config folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefreader.errors import ConfigError


@dataclass(frozen=True, slots=True)
class UserConfig:
    """What the user set; an empty string is "not set"."""

    annotator: str = ""
    theme: str = ""


def user_config_path() -> Path:
    """Where the user's settings lie on this system."""
    from platformdirs import user_config_path as folder

    return folder("briefreader", appauthor=False) / "config.toml"


def user_state_folder() -> Path:
    """Where what is remembered between two readings lies on this system."""
    from platformdirs import user_state_path as folder

    return folder("briefreader", appauthor=False)


def user_cache_folder() -> Path:
    """Where what can be found anew is kept on this system; safe to delete."""
    from platformdirs import user_cache_path as folder

    return folder("briefreader", appauthor=False)


def load_user_config(path: Path) -> UserConfig:
    """The settings in a file; none where there is no file. Raises ConfigError for a file that cannot be used."""
    if not path.exists():
        return UserConfig()
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as settings ({error}); mend the file or remove it.") from None
    for key in ("annotator", "theme"):
        if not isinstance(found.get(key, ""), str):
            raise ConfigError(f'{path}: `{key}` has to be a string, for instance {key} = "name".')
    return UserConfig(found.get("annotator", ""), found.get("theme", ""))


def project_table(root: Path, name: str) -> Mapping[str, object]:
    """A table of the project's briefreader.toml; empty where there is none. Raises ConfigError for a file that cannot
    be used."""
    path = root / "briefreader.toml"
    if not path.is_file():
        return {}
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(name, {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be read as settings ({error}); mend the file.") from None
    if not isinstance(found, dict):
        raise ConfigError(f"{path}: `{name}` has to be a table, [{name}].")
    return found


def keep_annotator(path: Path, name: str) -> None:
    """Write the annotator's name into the settings, everything else in the file kept. Raises ConfigError, OSError."""
    import tomli_w

    load_user_config(path)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    line = tomli_w.dumps({"annotator": name})
    lines = before.splitlines(keepends=True)
    tables = next((i for i, text in enumerate(lines) if text.lstrip().startswith("[")), len(lines))
    at = next((i for i, text in enumerate(lines[:tables]) if text.split("=")[0].strip() == "annotator"), None)
    if at is None:
        lines.insert(0, line)
    else:
        lines[at] = line
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text("".join(lines), encoding="utf-8")
    beside.replace(path)
