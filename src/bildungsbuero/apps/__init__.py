"""The Django apps, all of one shape, each knowing only the apps below it (see `.importlinter`)."""
