"""Run the benchmarks and print one table: what, measured, bar.

python -m benchmarks            all that need nothing but this checkout
python -m benchmarks screen     one of them: screen, startup, matching, anchoring, merging, kills, hostile,
                                growth, disagreements
"""

import importlib
import sys

NAMES = ("startup", "screen", "matching", "anchoring", "merging", "kills", "hostile", "growth", "disagreements")


def main() -> None:
    names = sys.argv[1:] or NAMES
    for name in names:
        if name not in NAMES:
            sys.exit(f"there is no benchmark {name!r}; choose from {', '.join(NAMES)}")
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
