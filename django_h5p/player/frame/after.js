/* Runs after the H5P core and before any content: hands statements on, each with an id and a time, until the server has it. */
(function () {
  "use strict";

  var ours = window.H5PIntegration.djangoH5P;
  var NOT_SENT = /\/(downloaded|copied|accessed-(reuse|embed|copyright))$/;
  var INTERACTED = /\/interacted$/;
  var QUIET_FOR = 5000;
  var TRIES = 6;
  var interacted = new Map();

  if (window.H5PIntegration.reducedMotion && window.H5P.jQuery) window.H5P.jQuery.fx.off = true;
  if (!ours.statements) return;

  function uuid() {
    return window.crypto.randomUUID ? window.crypto.randomUUID() : window.H5P.createUUID();
  }

  function send(body, tried) {
    fetch(ours.statements, { method: "POST", body: body, keepalive: body.length < 60000, headers: { "Content-Type": "text/plain" } })
      .then(function (answer) {
        if (answer.status >= 500) throw new Error(String(answer.status));
      })
      .catch(function () {
        if (tried < TRIES) setTimeout(send, 1000 * Math.pow(2, tried), body, tried + 1);
      });
  }

  // Some contents say with every key that somebody is at it: once in five seconds is enough, and the last one counts.
  function sendLater(about, body) {
    clearTimeout((interacted.get(about) || {}).timer);
    interacted.set(about, { body: body, timer: setTimeout(function () { flush(about); }, QUIET_FOR) });
  }

  function flush(about) {
    var waiting = interacted.get(about);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    interacted.delete(about);
    send(waiting.body, 0);
  }

  window.H5P.externalDispatcher.on("xAPI", function (event) {
    var statement = JSON.parse(JSON.stringify(event.data.statement));
    var verb = (statement.verb && statement.verb.id) || "";
    var about = (statement.object && statement.object.id) || "";
    if (NOT_SENT.test(verb)) return;
    statement.id = uuid();
    statement.timestamp = new Date().toISOString();
    var body = JSON.stringify(statement);
    if (INTERACTED.test(verb)) return sendLater(about, body);
    flush(about);
    send(body, 0);
  });

  window.addEventListener("pagehide", function () {
    Array.from(interacted.keys()).forEach(flush);
  });
})();
