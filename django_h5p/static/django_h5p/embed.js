/* Gives each player the height of its content, in the words of the H5P core. Listens to the frames of this page and to nobody else. */
(function () {
  "use strict";

  var TALLEST = 20000;

  function frameOf(source) {
    return Array.from(document.querySelectorAll("iframe[data-h5p]")).find(function (frame) {
      return frame.contentWindow === source;
    });
  }

  function tell(frame, action) {
    frame.contentWindow.postMessage({ context: "h5p", action: action }, "*");
  }

  function setHeight(frame, height) {
    if (typeof height === "number" && height > 0) frame.style.height = Math.min(Math.ceil(height), TALLEST) + "px";
  }

  var answers = {
    hello: function (frame) {
      tell(frame, "hello");
      if (frame.dataset.h5p === "heard") return;
      frame.dataset.h5p = "heard";
      var width = frame.clientWidth;
      new ResizeObserver(function () {
        if (frame.clientWidth === width) return;
        width = frame.clientWidth;
        tell(frame, "resize");
      }).observe(frame);
    },
    prepareResize: function (frame, said) {
      if (frame.clientHeight !== said.scrollHeight || said.scrollHeight !== said.clientHeight) setHeight(frame, said.clientHeight);
      tell(frame, "resizePrepared");
    },
    resize: function (frame, said) {
      setHeight(frame, said.scrollHeight);
    },
  };

  window.addEventListener("message", function (event) {
    var said = event.data;
    if (!said || said.context !== "h5p" || !Object.hasOwn(answers, said.action)) return;
    var frame = frameOf(event.source);
    if (frame) answers[said.action](frame, said);
  });
})();
