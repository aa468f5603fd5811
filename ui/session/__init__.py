"""The state of a visit, navigation, and caches around the library."""
