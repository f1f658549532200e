/* Says what a person would otherwise have to guess: that a film lies on another site, or that the content broke down. */
(function () {
  "use strict";

  var said = new Set();

  function say(key, sentence) {
    if (said.has(key)) return;
    said.add(key);
    var note = document.createElement("p");
    note.className = "h5p-stopped";
    note.setAttribute("role", "status");
    note.textContent = sentence;
    document.body.append(note);
    (window.H5P.instances || []).forEach(function (instance) { window.H5P.trigger(instance, "resize"); });
  }

  document.addEventListener("securitypolicyviolation", function (event) {
    if (!/^(media|img|frame)-src/.test(event.effectiveDirective) || !/^https?:/.test(event.blockedURI)) return;
    var host = new URL(event.blockedURI).host;
    say(host, "A picture or film of this activity lies on " + host + ", and this site loads nothing from there. Tell whoever wrote it.");
  });

  window.addEventListener("load", function () {
    setTimeout(function () {
      if ((window.H5P.instances || []).length === 0) {
        say("broken", "This activity could not start. That is a fault in the activity, not something you did. Tell whoever wrote it.");
      }
    }, 1500);
  });
})();
