/* Small parts that every task draws with. GPL-3.0-or-later. */
var H5P = window.H5P = window.H5P || {};

H5P.WaymarkParts = (function () {
  'use strict';

  var count = 0;

  /** An element: make('p', {class: 'x', onclick: f}, 'words', another). What is null or false is left out. */
  function make(tag, facts) {
    var element = document.createElement(tag);
    Object.keys(facts || {}).forEach(function (name) {
      var value = facts[name];
      if (value === null || value === undefined || value === false) return;
      if (typeof value === 'function') element[name] = value;
      else element.setAttribute(name, value === true ? '' : value);
    });
    for (var i = 2; i < arguments.length; i++) {
      if (arguments[i]) element.append(arguments[i]);
    }
    return element;
  }

  /** Words as a person reads them: other systems hand plain text over with its entities. */
  function plain(text) {
    var reader = document.createElement('textarea');
    reader.innerHTML = String(text === undefined || text === null ? '' : text).replace(/</g, '&lt;');
    return reader.value;
  }

  /** An element that holds text with marks. The system that serves the content has cleaned it. */
  function rich(tag, facts, html) {
    var element = make(tag, Object.assign({dir: 'auto'}, facts));
    element.innerHTML = html || '';
    return element;
  }

  /** The words of a text with marks, in one line: for statements and for names of controls. */
  function words(html) {
    return new DOMParser().parseFromString(html || '', 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
  }

  /** "Placed in @group" with {group: 'Strengths'}. */
  function fill(template, values) {
    return Object.keys(values).reduce(function (sentence, name) {
      return sentence.split('@' + name).join(values[name]);
    }, plain(template));
  }

  /** A picture of the content, or nothing. Without words of its own it is decoration. */
  function picture(image, alternative, contentId, whenDrawn) {
    if (!image || !image.path) return null;
    var drawn = make('img', {class: 'wm-picture', src: H5P.getPath(image.path, contentId), alt: plain(alternative)});
    if (image.width && image.height) {
      drawn.width = image.width;
      drawn.height = image.height;
    }
    drawn.onload = whenDrawn;
    return drawn;
  }

  /** Numbers from 0 to length - 1, in chance order. */
  function shuffled(length) {
    var order = inOrder(length);
    for (var i = order.length - 1; i > 0; i--) {
      var j = Math.floor(Math.random() * (i + 1));
      var kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  function inOrder(length) {
    return Array.from({length: length}, function (_, i) { return i; });
  }

  /** Whether what was kept is still an order of so many things: the content may have changed since. */
  function isOrder(order, length) {
    return Array.isArray(order) && order.length === length &&
      inOrder(length).every(function (i) { return order.indexOf(i) >= 0; });
  }

  /** A list of things with marks, or nothing when it is empty. */
  function list(facts, entries) {
    if (!entries || !entries.length) return null;
    var drawn = make('ul', facts);
    entries.forEach(function (entry) { drawn.append(rich('li', {}, entry)); });
    return drawn;
  }

  function newId() {
    count += 1;
    return 'wm-' + count + '-' + Math.random().toString(36).slice(2, 8);
  }

  return {make: make, plain: plain, rich: rich, words: words, fill: fill, picture: picture, shuffled: shuffled,
    inOrder: inOrder, isOrder: isOrder, list: list, newId: newId};
})();
