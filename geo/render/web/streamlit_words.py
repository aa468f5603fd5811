"""What Streamlit itself says on a page, in the reader's language.

Streamlit has no translations: it writes English. The browser replaces each text by ours
(``frontend/src/page/translate.js``); ``{x}`` in one of theirs stands for any text and is kept in ours.
"""

from __future__ import annotations

from geo.core.i18n import Translator, words


def streamlit_words(lang: str) -> dict[str, str]:
    """Return text of Streamlit -> text in the reader's language, without those that are the same."""
    w = words(lang)
    own = {**_around(w), **_fields(w), **_files(w), **_tables(w), **_errors(w)}
    return {theirs: ours for theirs, ours in own.items() if theirs != ours}


def _around(w: Translator) -> dict[str, str]:
    """Return what surrounds a page: navigation, sidebar, messages."""
    return {
        "Skip to main content": w("Skip to the content"),
        "Sidebar": w("Sidebar"),
        "App pages": w("Pages of the atlas"),
        "Logo": "Atlas Powiatów",
        "Navigate to home page": w("Go to the overview"),
        "Collapse sidebar": w("Close sidebar"),
        "Expand sidebar": w("Open sidebar"),
        "Close sidebar": w("Close sidebar"),
        "Open sidebar": w("Open sidebar"),
        "Notifications": w("Messages"),
        "Close": w("Close"),
        "Dismiss": w("Close"),
        "Loading...": w("Loading…"),
        "Running...": w("Running…"),
        "Stop script": w("Stop"),
        "progress": w("Progress"),
        "Alert": w("Message"),
        "streamlit_folium.st_folium": w("Map"),
        "Press Enter to apply": w("Press Enter to apply"),
        "Show password text": w("Show the text"),
    }


def _fields(w: Translator) -> dict[str, str]:
    """Return what fields of choice say."""
    return {
        "Open": w("Open the list"),
        "No results": w("No results"),
        "Choose options": w("Choose options"),
        "Choose an option": w("Choose an option"),
        "Select all": w("Select all"),
        "Clear all": w("Clear all"),
        "Clear value": w("Clear value"),
        "Selected values": w("Selected"),
        "Remove {x}": w("Remove: {x}"),
        "{x}, selected": w("{x}, selected"),
        "{x} option available.": w("Choices: {x}."),
        "{x} options available.": w("Choices: {x}."),
        "Increment": w("More"),
        "Decrement": w("Less"),
        "start": w("from"),
        "end": w("to"),
    }


def _files(w: Translator) -> dict[str, str]:
    """Return what a field says that takes a file of the reader."""
    return {
        "Upload": w("Choose a file"),
        "Browse files": w("Choose a file"),
        "Drag and drop a file here": w("Drag a file here"),
        "Drag and drop file here": w("Drag a file here"),
        "Upload or drag and drop {x}": w("Choose a file or drag it here"),
        "Uploading...": w("Sending…"),
        "Upload failed": w("The file could not be sent."),
        "Error uploading file": w("The file could not be sent."),
        "{x} per file": w("up to {x}"),
        "Limit {x} per file • {y}": w("up to {x}, {y}"),
        "Failed to generate file for download": w("The file could not be made now. Try again in a moment."),
        "Download failed": w("The file could not be made now. Try again in a moment."),
    }


def _tables(w: Translator) -> dict[str, str]:
    """Return what tables and their menus say."""
    return {
        "Show/hide columns": w("Show or hide columns"),
        "Search": w("Search"),
        "Close Search": w("Close the search"),
        "Next Result": w("Next result"),
        "Previous Result": w("Previous result"),
        "Fullscreen": w("Full screen"),
        "Toggle fullscreen": w("Full screen"),
        "Close fullscreen": w("Close full screen"),
        "Download as CSV": w("Download as CSV"),
        "Dataframe column menu": w("Menu of the column"),
        "Sort ascending": w("Sort ascending"),
        "Sort descending": w("Sort descending"),
        "Autosize": w("Fit the width"),
        "Pin column": w("Pin the column"),
        "Unpin column": w("Unpin the column"),
        "Hide column": w("Hide the column"),
        "Copy column name": w("Copy the heading"),
        "Format": w("Format"),
        "No data": w("No data"),
        "empty": w("empty"),
        **_statistics(w),
    }


def _statistics(w: Translator) -> dict[str, str]:
    """Return the statistics of a column, and the ways to write its numbers."""
    return {
        "Statistics": w("Statistics"),
        "Based on sample": w("Of a sample"),
        "Values": w("Values"),
        "Empty": w("Empty cells"),
        "Distinct": w("Different values"),
        "Minimum": w("Minimum"),
        "Maximum": w("Maximum"),
        "Average": w("Average"),
        "Median": w("Median"),
        "Sum": w("Sum"),
        "Range": w("Range"),
        "Standard deviation": w("Standard deviation"),
        "Minimum length": w("Shortest text"),
        "Maximum length": w("Longest text"),
        "Average length": w("Average length of a text"),
        "Automatic": w("Automatic"),
        "Localized": w("As in this language"),
        "Plain": w("Plain"),
        "Compact": w("Short"),
        "Percent": w("Percent"),
        "Scientific": w("Scientific"),
        "Accounting": w("Accounting"),
        "Dollar": w("Dollar"),
        "Euro": w("Euro"),
        "Yen": w("Yen"),
    }


def _errors(w: Translator) -> dict[str, str]:
    """Return the errors of addresses and of the connection."""
    missing = w("No page has this address; the overview is shown instead.")
    lost = w("The connection to the atlas was lost. It is tried again; your choices are kept.")
    return {
        "Page not found": w("Page not found"),
        "The page that you have requested does not seem to exist. Running the app's main page.": missing,
        "You have requested page /{x}, but no corresponding file was found in the app's pages/ directory."
        " Running the app's main page.": missing,
        "Connection error": w("No connection"),
        "Connection timed out.": lost,
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your"
        " terminal:": lost,
        "Connecting": w("Connecting…"),
        "Connecting to Streamlit server": w("Connecting…"),
        "Unable to connect to Streamlit server": w("No connection"),
        "Please wait...": w("Loading…"),
        "Error": w("Error"),
        "An error has occurred, please try again.": w("Something went wrong. Try again."),
        "Connection lost. Please wait for the app to reconnect, then try again.": lost,
    }
