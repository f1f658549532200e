/* What a task says about itself in xAPI. GPL-3.0-or-later. */
var H5P = window.H5P = window.H5P || {};

H5P.WaymarkStatements = (function (parts) {
  'use strict';

  /** Write what was asked and what was answered into an event. A task without a score says that it is complete, and no more. */
  function fill(event, task) {
    var definition = event.getVerifiedStatementValue(['object', 'definition']);
    Object.assign(definition, {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      description: {'en-US': parts.words(task.asks())}
    }, task.definition());
    if (task.getMaxScore() > 0) {
      event.setScoredResult(task.getScore(), task.getMaxScore(), task, true, task.getScore() === task.getMaxScore());
    } else {
      event.setScoredResult(undefined, undefined, task, true);
    }
    var response = task.response();
    if (response !== undefined) event.data.statement.result.response = response;
    return event;
  }

  /** An entry of `choices`, `source` or `target`. */
  function entry(id, html) {
    return {id: String(id), description: {'en-US': parts.words(html)}};
  }

  return {fill: fill, entry: entry};
})(H5P.WaymarkParts);
