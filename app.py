"""The frame of Atlas Powiatów: page config, language, navigation, sidebar, and the chosen page."""

from geo.errors import AtlasError
from ui import frame

try:
    frame.run()
except AtlasError as fault:
    frame.show_fault(fault)
