"""Files that stand in for the official editor: with its names, and as much of what it does as our frame relies on."""

EDITOR_JS = """
window.ns = window.H5PEditor = window.H5PEditor || {};
ns.Editor = function () { throw new Error("The frame is the editor's window already."); };
"""
INIT_JS = """
H5PEditor.getAjaxUrl = function (action, asked) {
  var url = H5PIntegration.editor.ajaxPath + action;
  return asked ? url + "?" + new URLSearchParams(asked) : url;
};
"""
# As the real one, it begins by copying what the window around it holds.
MAIN_JS = """
window.ns = window.H5PEditor = H5P.jQuery.extend(false, {}, window.parent.H5PEditor);
H5PIntegration = H5P.jQuery.extend(false, {}, window.parent.H5PIntegration);
"""
SELECTOR_JS = """
ns.LibrarySelector = function (libraries, library, params) {
  var self = this, given = JSON.parse(params);
  H5P.EventDispatcher.call(this);
  this.form = { metadataForm: { getExtraTitleField: function () { return self.title; } } };
  this.name = library || libraries[0].uberName;
  this.made = given.params || {};
  function field(label, value, changed) {
    var around = document.createElement("label"), input = document.createElement("input");
    input.value = value || "";
    input.addEventListener("input", function () { changed(input.value); });
    around.append(label + " ", input);
    self.box.append(around);
    return input;
  }
  this.appendTo = function ($box) {
    self.box = $box.get(0);
    var title = field("Title", (given.metadata || {}).title, function () {});
    self.title = { $input: H5P.jQuery(title), validate: function () { return title.value.trim(); } };
    field("Question", self.made.question, function (value) { self.made.question = value; });
    var file = document.createElement("input");
    file.type = "file";
    file.addEventListener("change", function () {
      var form = new FormData();
      form.append("file", file.files[0]);
      form.append("field", JSON.stringify({ type: "image" }));
      fetch(ns.getAjaxUrl("files"), { method: "POST", body: form }).then(function (a) { return a.json(); }).then(function (kept) {
        self.made.picture = kept;
        var image = document.createElement("img");
        image.alt = "What was chosen";
        image.src = H5P.getPath(kept.path, ns.contentId);
        self.box.append(image);
      });
    });
    var chosen = document.createElement("label");
    chosen.append("Picture ", file);
    self.box.append(chosen);
    var found = document.createElement("pre");
    try { found.textContent = "around: " + window.djangoH5PParent.document.title; }
    catch (error) { found.textContent = "around: " + error.name; }
    self.box.append(found);
  };
  this.setLibrary = function () {};
  this.getCurrentLibrary = function () { return self.name; };
  this.getParams = function () { return self.made; };
  this.getMetadata = function () { return { title: self.title.validate(), license: "U" }; };
};
ns.LibrarySelector.prototype = Object.create(H5P.EventDispatcher.prototype);
"""
FILES = {
    "scripts/h5peditor-editor.js": EDITOR_JS,
    "scripts/h5peditor-init.js": INIT_JS,
    "scripts/h5peditor.js": MAIN_JS,
    "scripts/h5peditor-library-selector.js": SELECTOR_JS,
    "scripts/h5peditor.js.map": "{}",
    "scripts/page.html": "<script>",
    "language/en.js": "H5PEditor.language = { core: {} };",
    "styles/css/application.css": "label { display: block; }",
    "styles/scss/application.scss": "label { }",
    "h5peditor.class.php": "<?php",
    "composer.json": "{}",
}


def write(folder):
    """Write them into a folder, and return it."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder
