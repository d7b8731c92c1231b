"""Which function carries out which command."""

from collections.abc import Callable

from briefreader.ui.reader import Reader

Action = Callable[[Reader], None]
ACTIONS: dict[str, Action] = {}


def does(*command_ids: str) -> Callable[[Action], Action]:
    """Declare which commands a function carries out."""

    def declare(action: Action) -> Action:
        for command_id in command_ids:
            ACTIONS[command_id] = action
        return action

    return declare
