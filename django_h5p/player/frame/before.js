/* Runs before the H5P core: gives it its settings, a storage where the browser allows none, and a way to save on leaving. */
(function () {
  "use strict";

  window.H5PIntegration = JSON.parse(document.getElementById("h5p-integration").textContent);
  window.H5PIntegration.reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // A frame of an opaque origin may not touch storage: the core would stop half-way. What is kept here goes with the page.
  function memory() {
    var kept = new Map();
    return {
      getItem: function (key) { return kept.has(String(key)) ? kept.get(String(key)) : null; },
      setItem: function (key, value) { kept.set(String(key), String(value)); },
      removeItem: function (key) { kept.delete(String(key)); },
      clear: function () { kept.clear(); },
      key: function (index) { return Array.from(kept.keys())[index] || null; },
      get length() { return kept.size; },
    };
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    try {
      window[name].getItem("h5p");
    } catch (refused) {
      Object.defineProperty(window, name, { value: memory(), configurable: true });
    }
  });
  try {
    document.cookie = document.cookie || "";
  } catch (refused) {
    Object.defineProperty(document, "cookie", { get: function () { return ""; }, set: function () {}, configurable: true });
  }

  // The core saves on leaving with a request that browsers drop. Ours goes first, and tells the core that it is done.
  function saveOnLeaving() {
    var integration = window.H5PIntegration;
    if (!window.H5P || !integration.user) return;
    (window.H5P.instances || []).forEach(function (instance) {
      if (typeof instance.getCurrentState !== "function") return;
      try {
        var state = JSON.stringify(instance.getCurrentState());
        if (state === undefined) return;
        var content = integration.contents["cid-" + instance.contentId];
        content.contentUserData = content.contentUserData || {};
        var kept = (content.contentUserData[0] = content.contentUserData[0] || {});
        if (kept.state === state) return;
        var address = integration.ajax.contentUserData.replace(":dataType", "state").replace(":subContentId", "0");
        var form = new URLSearchParams({ data: state, preload: "1", invalidate: "1" });
        if (navigator.sendBeacon(address, form)) kept.state = state;
      } catch (broken) {
        console.error(broken);
      }
    });
  }

  window.addEventListener("beforeunload", saveOnLeaving);
  window.addEventListener("pagehide", saveOnLeaving);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") saveOnLeaving();
  });
})();
