"""Documents that people bring (docx, odt, pdf): their words, and a copy that holds nothing but what a reader can see.

Purpose. A file says more than its pages show: who wrote it, what was deleted, what a black box covers (practice learning, A8).
clean_apart(data, name=) reads a hostile file in a process of its own and returns a Cleaned: a new file, its words, and what was
taken out, by kind and count. Where that cannot be done it raises Refused, with a sentence for whoever brought the file.

One rule. What is hidden is either gone from the copy or visible in it. Nothing is kept because it was not recognised: parts,
elements, attributes and keys are on a list of what stays, and whatever is not on it goes.

What comes, and where:
    refusals   why a file is not taken, each with a sentence
    kinds      what a file is, by its content
    found      words with their place; what was taken out, in words
    archive    zip files, with limits; markup: XML, with entities and the network off
    rebuilt    an XML tree made anew from a list of what stays
    docx_*     Word: parts, elements, styles, words
    odt_*      OpenDocument: the same
    pdf_*      PDF: keys, content, annotations, pictures, words, and words that a reader cannot see
    pictures   pictures made anew, without what a camera wrote into them
    clean      the one door, in this process; apart: the same in a process with little time and memory

Plain Python with lxml, pikepdf, pdfminer and Pillow, and nothing of Waymark.
"""
