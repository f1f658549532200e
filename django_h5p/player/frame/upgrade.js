/* Turns the parameters of a content into those of a newer version, with the scripts that its libraries bring for that.

   A script says, for each minor version it knows, how parameters of the one before become its own:
   H5PUpgrades["H5P.X"][1][4] = function (parameters, finished, extras), or an object that holds it as contentUpgrade. */
(function () {
  "use strict";

  var asked = JSON.parse(document.getElementById("h5p-upgrade").textContent);
  var DEEPEST = 60;
  var changed = 0;

  function versionOf(text) {
    var found = /^(\S+) (\d+)\.(\d+)$/.exec(String(text));
    return found && { machine: found[1], major: Number(found[2]), minor: Number(found[3]) };
  }

  function isNewer(one, other) {
    return one.major > other.major || (one.major === other.major && one.minor > other.minor);
  }

  // The steps that lead from one version to another, in their order.
  function stepsBetween(from, to) {
    var known = (window.H5PUpgrades || {})[to.machine] || {};
    var steps = [];
    Object.keys(known).map(Number).sort(byNumber).forEach(function (major) {
      Object.keys(known[major] || {}).map(Number).sort(byNumber).forEach(function (minor) {
        var step = { major: major, minor: minor };
        var hook = known[major][minor];
        if (hook && typeof hook.contentUpgrade === "function") hook = hook.contentUpgrade;
        if (typeof hook === "function" && isNewer(step, from) && !isNewer(step, to)) steps.push(hook);
      });
    });
    return steps;
  }

  function byNumber(one, other) { return one - other; }

  function take(hook, params, extras) {
    return new Promise(function (resolve, reject) {
      hook(params, function (fault, made, more) {
        if (fault) return reject(new Error(typeof fault === "string" ? fault : "A script of the library gave up."));
        resolve({ params: made === undefined ? params : made, extras: more || extras });
      }, extras);
    });
  }

  // A part of a content, or the whole: {library, params, metadata}.
  async function turn(part, target, depth) {
    if (depth > DEEPEST) throw new Error("Its parts are nested too deep.");
    var from = versionOf(part.library);
    var to = versionOf(target);
    if (from && to && from.machine === to.machine && isNewer(to, from)) {
      var now = { params: part.params, extras: { metadata: part.metadata } };
      for (var hook of stepsBetween(from, to)) now = await take(hook, now.params, now.extras);
      part.params = now.params;
      if (now.extras && now.extras.metadata) part.metadata = now.extras.metadata;
      part.library = target;
      changed += 1;
    }
    var fields = asked.semantics[part.library];
    if (fields && part.params && typeof part.params === "object") await walkGroup(fields, part.params, depth);
  }

  async function walkGroup(fields, params, depth) {
    for (var field of fields) {
      if (Object.hasOwn(params, field.name)) params[field.name] = await walk(field, params[field.name], depth);
    }
  }

  async function walk(field, value, depth) {
    if (value === null || typeof value !== "object") return value;
    if (field.type === "list" && Array.isArray(value) && field.field) {
      for (var i = 0; i < value.length; i++) value[i] = await walk(field.field, value[i], depth);
    } else if (field.type === "group" && Array.isArray(field.fields)) {
      // A group of one field is kept as that field alone.
      var alone = field.fields.length === 1 && !Object.hasOwn(value, field.fields[0].name);
      if (alone) return walk(field.fields[0], value, depth + 1);
      await walkGroup(field.fields, value, depth + 1);
    } else if (field.type === "library" && versionOf(value.library)) {
      await turn(value, offered(field, value.library), depth + 1);
    }
    return value;
  }

  // The newest version of the same library that the form offers in this place and the site has.
  function offered(field, used) {
    var best = used;
    (field.options || []).forEach(function (option) {
      var name = typeof option === "string" ? option : option && option.name;
      var one = versionOf(name);
      if (one && one.machine === versionOf(used).machine && isNewer(one, versionOf(best)) && asked.semantics[name]) best = name;
    });
    return best;
  }

  async function answer() {
    try {
      var whole = { library: asked.from, params: asked.params, metadata: asked.metadata };
      await turn(whole, asked.to, 0);
      return { context: "h5p-upgrade", params: JSON.stringify(whole.params), changed: changed };
    } catch (broken) {
      console.error(broken);
      return { context: "h5p-upgrade", why: "A script of the library stopped: " + broken.message };
    }
  }

  var made = answer();
  window.addEventListener("message", function (event) {
    if (event.source !== window.parent || !event.data || event.data.context !== "h5p-upgrade") return;
    made.then(function (said) { window.parent.postMessage(said, "*"); });
  });
})();
