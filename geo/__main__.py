"""Run the command line: ``python -m geo``."""

import sys

if __name__ == "__main__":
    try:
        from geo.cli.main import main

        code = main()
    except KeyboardInterrupt:  # during the imports
        code = 130
    sys.exit(code)
