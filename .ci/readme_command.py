"""Print one of the README's two commands, so that CI runs what the README says and nothing else."""

import re
import sys
from pathlib import Path

text = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
found = re.search(rf"<!-- command: {sys.argv[1]} -->\s*```\w*\n(.+?)\n```", text, re.DOTALL)
if not found:
    sys.exit(f'The README has no block marked "<!-- command: {sys.argv[1]} -->".')
print(found[1])
