"""A form for any content whose library is installed, drawn by the server from the library's semantics.json."""
