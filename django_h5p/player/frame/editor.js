/* Starts the official editor in this window, and hands over what it made when the page around asks for it. */
(function () {
  "use strict";

  var H5P = window.H5P;
  var ns = window.H5PEditor;
  var editing = window.H5PIntegration.editing;
  var around = window.djangoH5PParent;
  var box = document.querySelector(".h5p-editor");
  var selector = null;

  // A part may ask for all the room there is. It has the frame.
  ns.semiFullscreen = function ($element, after, done) {
    $element.addClass("h5peditor-semi-fullscreen");
    after();
    return function () {
      $element.removeClass("h5peditor-semi-fullscreen");
      done();
    };
  };

  function tell(said) {
    said.context = "h5p-editor";
    around.postMessage(said, "*");
  }

  function fails(why) {
    box.textContent = "The editor could not start. " + why;
    tell({ action: "failed" });
  }

  fetch(ns.getAjaxUrl("libraries"))
    .then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    })
    .then(function (libraries) {
      var $box = H5P.jQuery(box);
      H5P.$body = H5P.jQuery(document.body);
      selector = new ns.LibrarySelector(libraries, editing.library, editing.params);
      selector.appendTo($box.html(""));
      if (editing.library) selector.setLibrary(editing.library);
      tell({ action: "started" });
    })
    .catch(function (broken) {
      console.error(broken);
      fails("Open the page again. If that does not help, tell whoever looks after this site.");
    });

  function handOver() {
    if (!selector || !selector.form || !selector.form.metadataForm) return tell({ action: "not-ready", why: "Choose what to make first." });
    var title = selector.form.metadataForm.getExtraTitleField();
    if (title && !title.validate()) return tell({ action: "not-ready", why: "Give it a title: the first field above." });
    var params = selector.getParams();
    if (!params) return tell({ action: "not-ready", why: "Something is not filled in yet." });
    tell({ action: "content", library: selector.getCurrentLibrary(), params: JSON.stringify({ params: params, metadata: selector.getMetadata() }) });
  }

  window.addEventListener("message", function (event) {
    if (event.source === around && event.data && event.data.context === "h5p-editor" && event.data.action === "save") handOver();
  });

  new ResizeObserver(function () {
    tell({ action: "height", height: document.documentElement.scrollHeight });
  }).observe(document.body);
})();
