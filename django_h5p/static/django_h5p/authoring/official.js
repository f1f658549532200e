/* Around the official editor: gives its frame room, and asks it for what it made when the author saves. */
(function () {
  "use strict";

  var frame = document.querySelector("iframe[data-h5p-editor]");
  var form = document.querySelector("form[data-h5p-editor-form]");
  if (!frame || !form) return;
  var said = form.querySelector("[data-said]");
  var LEAST = 400;
  var MOST = 20000;

  form.addEventListener("submit", function (event) {
    if (form.dataset.ready) return;
    event.preventDefault();
    frame.contentWindow.postMessage({ context: "h5p-editor", action: "save" }, "*");
  });

  var answers = {
    height: function (heard) {
      if (typeof heard.height === "number") frame.style.height = Math.min(Math.max(Math.ceil(heard.height), LEAST), MOST) + "px";
    },
    "not-ready": function (heard) {
      said.textContent = String(heard.why).slice(0, 200);
    },
    content: function (heard) {
      form.elements.library.value = String(heard.library);
      form.elements.params.value = String(heard.params);
      form.dataset.ready = "yes";
      form.requestSubmit();
    },
  };

  window.addEventListener("message", function (event) {
    var heard = event.data;
    if (event.source !== frame.contentWindow || !heard || heard.context !== "h5p-editor" || !Object.hasOwn(answers, heard.action)) return;
    answers[heard.action](heard);
  });
})();
