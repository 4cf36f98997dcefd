"""How long reading takes: `python benchmarks/reading.py`.

Each figure is a median of whole processes, beside its ratio to a peer in the same run: an
interpreter that only decodes the same five files.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from importlib.resources import as_file, files

RUNS = 7
_PEER = (
    "import sys, pathlib, unicodedata;"
    "[unicodedata.normalize('NFC', pathlib.Path(p).read_text('utf-8')) for p in sys.argv[1:]]"
)


def main() -> None:
    with as_file(files("cancu.ingest.samples")) as folder:
        paths = sorted(str(path) for path in folder.glob("*.txt"))
        peer = median([sys.executable, "-c", _PEER, *paths])
        print(f"{'decode only (peer)':<28} {peer * 1000:7.0f} ms    1.0")
        for name, command in {
            "cancu --help": ["--help"],
            "cancu extract, one sample": ["extract", "--json", paths[0]],
            "cancu extract, five samples": ["extract", "--json", *paths],
        }.items():
            took = median([sys.executable, "-m", "cancu", *command])
            print(f"{name:<28} {took * 1000:7.0f} ms  {took / peer:5.1f}")


def median(command: list[str]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
