"""The catalogue of views."""

import subprocess
import sys


def test_heavy_libraries_load_only_when_a_view_runs() -> None:
    code = (
        "import sys, reports.catalog, reports.apology, reports.clarifying\n"
        "print([name for name in ('matplotlib', 'xlsxwriter', 'statsforecast') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
