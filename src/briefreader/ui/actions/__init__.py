"""What each command does to the session, and which part of the screen shows it. One short function a command."""

from briefreader.ui.actions import judging, linking, moving, questioning, reviewing, seeing, selecting
from briefreader.ui.actions.registry import ACTIONS

__all__ = ["ACTIONS", "judging", "linking", "moving", "questioning", "reviewing", "seeing", "selecting"]
