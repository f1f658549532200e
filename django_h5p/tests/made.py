"""Packages made for tests: a good one, and the same with one thing wrong."""

import io
import json
import zipfile
from pathlib import Path

COUNT_JS = """
H5P = H5P || {};
H5P.Count = (function () {
  function Count(params, contentId, extras) {
    H5P.EventDispatcher.call(this);
    var self = this;
    var state = (extras && extras.previousState) || {};
    this.contentId = contentId;
    this.getScore = function () { return Number(self.input.value) === 4 ? 1 : 0; };
    this.getMaxScore = function () { return 1; };
    this.getCurrentState = function () { return {answer: self.input.value}; };
    this.getTitle = function () { return H5P.createTitle("Count"); };
    this.attach = function ($container) {
      var form = document.createElement("div");
      var label = document.createElement("label");
      label.textContent = params.question + " ";
      self.input = document.createElement("input");
      self.input.value = state.answer || "";
      label.append(self.input);
      var button = document.createElement("button");
      button.textContent = "Check";
      button.addEventListener("click", function () {
        var event = self.createXAPIEventTemplate("answered");
        event.setScoredResult(self.getScore(), 1, self, true, self.getScore() === 1);
        self.trigger(event);
      });
      form.append(label, button);
      $container.get(0).append(form);
      self.trigger("resize");
    };
  }
  Count.prototype = Object.create(H5P.EventDispatcher.prototype);
  Count.prototype.constructor = Count;
  return Count;
})();
"""


def library(machine="H5P.Count", version=(1, 0, 1), *, script=COUNT_JS, needs=(), runnable=1, **changes):
    """The files of one library, by path."""
    major, minor, patch = version
    described = {
        "title": machine,
        "machineName": machine,
        "majorVersion": major,
        "minorVersion": minor,
        "patchVersion": patch,
        "runnable": runnable,
        "license": "GPL3",
        "preloadedJs": [{"path": "count.js"}],
        "preloadedCss": [{"path": "count.css"}],
        "preloadedDependencies": [dependency(*need) for need in needs],
    } | changes
    return {
        "library.json": json.dumps(described),
        "semantics.json": json.dumps([{"name": "question", "type": "text", "label": "Question"}]),
        "language/cy.json": json.dumps({"semantics": [{"label": "Cwestiwn"}]}),
        "count.js": script,
        "count.css": "label { font: inherit }",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }


def dependency(machine, major, minor):
    return {"machineName": machine, "majorVersion": major, "minorVersion": minor}


def description(main="H5P.Count", version=(1, 0), **changes):
    described = {
        "title": "How many?",
        "language": "en",
        "mainLibrary": main,
        "embedTypes": ["div"],
        "license": "CC BY",
        "authors": [{"name": "Ada Example", "role": "Author"}],
        "preloadedDependencies": [dependency(main, *version)],
    }
    return described | changes


PARAMS = {"question": "How many legs has a dog?", "picture": {"path": "images/dog.png", "mime": "image/png"}}


def parts(*, params=PARAMS, libraries=None, described=None, more=()):
    """The files of a whole package, by path."""
    files = {"h5p.json": json.dumps(described or description()), "content/content.json": json.dumps(params)}
    files["content/images/dog.png"] = b"\x89PNG not really"
    for folder, inside in ({"H5P.Count-1.0": library()} if libraries is None else libraries).items():
        files |= {f"{folder}/{path}": text for path, text in inside.items()}
    return files | dict(more)


def write(path: Path, files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return path


def package(path: Path, **changes) -> Path:
    return write(path, parts(**changes))


def raw(files) -> bytes:
    """The bytes of a zip, to be bent."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return made.getvalue()
