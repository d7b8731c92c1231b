"""Make what docs/ shows of the program from the program itself: python docs/make.py

keys.md comes from the table of commands, screen.svg from the reader on the sample. A test fails where they fall behind.
"""

import asyncio
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from briefreader.articles.loading import load_brief
from briefreader.desk.commands import COMMANDS, Group, key_word
from briefreader.desk.places import Place
from briefreader.ui.app import BriefreaderApp

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"


def keys_page() -> str:
    """docs/keys.md."""
    parts = ["# Keys\n\nMade from the table of commands; in the reader, `?` shows the same.\n"]
    for group in Group:
        parts.append(f"\n## {group.value}\n\n| keys | what they do |\n|---|---|\n")
        for command in COMMANDS:
            if command.group is group:
                keys = " ".join(f"`{key_word(key)}`" for key in command.keys).replace("|", "\\|")
                coming = f" ({command.coming})" if command.coming else ""
                parts.append(f"| {keys} | {command.help}{coming} |\n")
    return "".join(parts)


async def screen() -> str:
    """The reader on the sample, 160x44, with three claims made."""
    with TemporaryDirectory() as folder:
        shutil.copytree(SEEDS, Path(folder) / "seeds")
        app = BriefreaderApp(load_brief(cwd=Path(folder)), annotator="mara")
        async with app.run_test(size=(160, 44)) as pilot:
            while not app.session.ready or app.session.comparing or app.session.questions.looking:
                await pilot.pause(0.01)
            session = app.session
            for article_id in session.order[:3]:
                for words, key in (("90 minutes", "v"), ("opposition", "d")):
                    at = session.articles[article_id].text.find(words)
                    if at >= 0:
                        session.go(Place(article_id, session.articles[article_id].sentence_at(at)))
                        await pilot.press(key)
            article = session.articles[session.order[0]]
            session.go(Place(article.id, article.sentence_at(article.text.index("90 minutes"))))
            app.reader.message = ""
            app.reader.moved()
            while app.session.unsaved or app.saved != "saved":
                await pilot.pause(0.01)
            svg = app.export_screenshot(title="briefreader")
    # The picture fetches nothing: fonts that the reader's machine lacks fall back to its own.
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)


def main() -> None:
    """Write both."""
    (HERE / "keys.md").write_text(keys_page(), encoding="utf-8")
    (HERE / "screen.svg").write_text(asyncio.run(screen()), encoding="utf-8")


if __name__ == "__main__":
    main()
