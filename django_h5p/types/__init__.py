"""Content types written here: ordinary H5P libraries in `libraries/`, made to be used by keyboard, by touch and by ear."""
