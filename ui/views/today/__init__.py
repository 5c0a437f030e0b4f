"""The first screen: what to do now."""
