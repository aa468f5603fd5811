"""The frame of Atlas Powiatów: page config, language, navigation, sidebar, and the chosen page."""

from geo.core.errors import AtlasError
from ui import shell

try:
    shell.run()
except AtlasError as error:
    shell.show_fault(error)
