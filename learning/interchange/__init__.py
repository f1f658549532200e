"""Teaching content as files: e-books and Markdown are written, Common Cartridges written and read.

Plain Python: nothing here knows Django, a database or a page. What comes in was made by strangers and is treated so.
"""
