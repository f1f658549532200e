/* Takes what the frame made of the parameters, from that frame and nobody else, and lets the author keep it. */
(function () {
  "use strict";

  var frame = document.querySelector("iframe[data-h5p-upgrade-frame]");
  var form = document.querySelector("form[data-h5p-upgrade]");
  if (!frame || !form) return;
  var said = form.querySelector("[data-said]");
  var WAITS = 30000;
  var timer = setTimeout(function () { fails("Its scripts did not come to an end."); }, WAITS);

  function fails(why) {
    clearTimeout(timer);
    said.textContent = "It could not be upgraded, and nothing was changed. " + why;
  }

  window.addEventListener("message", function (event) {
    var heard = event.data;
    if (event.source !== frame.contentWindow || !heard || heard.context !== "h5p-upgrade") return;
    if (typeof heard.params !== "string") return fails(String(heard.why || "").slice(0, 300));
    clearTimeout(timer);
    form.elements.params.value = heard.params;
    form.querySelector("[data-ready]").hidden = false;
    said.textContent = heard.changed === 1 ? "Ready: 1 part is of a newer version now." : "Ready: " + Number(heard.changed) + " parts are of a newer version now.";
  });
  frame.contentWindow.postMessage({ context: "h5p-upgrade", action: "begin" }, "*"); // the frame may have been faster than this script
  frame.addEventListener("load", function () { frame.contentWindow.postMessage({ context: "h5p-upgrade", action: "begin" }, "*"); });
})();
