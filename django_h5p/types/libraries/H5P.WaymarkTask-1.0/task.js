/*
 * What every task does in the same way: drawing the frame, checking, trying again, showing what was right, keeping its state,
 * telling H5P. A task is made with H5P.WaymarkTask.type(name, methods). GPL-3.0-or-later.
 *
 * A task answers: begin(kept) draw(body) kept() anything() points() most() asks() definition() response() clear() mark(solution).
 */
var H5P = window.H5P = window.H5P || {};

H5P.WaymarkTask = (function (EventDispatcher, parts, statements) {
  'use strict';

  var make = parts.make;

  var shared = {
    /* ---- What H5P calls ---- */

    attach: function ($container) {
      var container = $container[0] || $container;
      container.classList.add('h5p-waymark');
      if (!this.root) this.build();
      container.append(this.root);
      this.setActivityStarted();
      this.grown();
    },

    getCurrentState: function () { return Object.assign({checked: this.checked}, this.kept()); },
    getAnswerGiven: function () { return this.checked || this.anything(); },
    getScore: function () { return this.points(); },
    getMaxScore: function () { return this.most(); },
    getTitle: function () { return H5P.createTitle((this.extras.metadata && this.extras.metadata.title) || parts.words(this.asks())); },

    getXAPIData: function () {
      return {statement: statements.fill(this.createXAPIEventTemplate('answered'), this).data.statement};
    },

    showSolutions: function () {
      this.checked = true;
      this.solution = true;
      this.refresh();
    },

    resetTask: function () {
      this.checked = false;
      this.solution = false;
      this.clear();
      this.refresh();
    },

    /* ---- Drawing ---- */

    build: function () {
      this.body = make('div', {class: 'wm-body'});
      this.result = make('div', {class: 'wm-result', tabindex: '-1'});
      this.bar = make('div', {class: 'wm-bar'});
      this.live = make('p', {class: 'wm-live', role: 'status'});
      this.root = make('div', {class: 'wm-task', dir: document.documentElement.dir || null}, this.body, this.result, this.bar, this.live);
      this.draw(this.body);
      this.refresh();
    },

    /** Draw what depends on where somebody stands. `mark` of the task does its own part. */
    refresh: function () {
      if (!this.root) return;
      this.root.classList.toggle('wm-checked', this.checked);
      this.mark(this.solution);
      this.result.replaceChildren.apply(this.result, this.checked ? this.outcome() : []);
      this.bar.replaceChildren.apply(this.bar, this.buttons());
      this.grown();
    },

    /** What is said after checking: the score in words, and a sentence of the author's. */
    outcome: function () {
      if (!this.most()) return this.closing('');
      var full = this.points() === this.most();
      var score = parts.fill(this.words.score, {score: this.points(), total: this.most()});
      return [make('p', {class: 'wm-score' + (full ? ' wm-full' : '')}, score)]
        .concat(this.closing(full ? this.params.whenRight : this.params.whenNotYet));
    },

    closing: function (html) { return html ? [parts.rich('div', {class: 'wm-closing'}, html)] : []; },

    buttons: function () {
      var task = this;
      if (!this.checked) return [this.button(this.words.check, function () { task.check(); }, 'wm-main')];
      var shown = [];
      var scored = this.most() > 0;
      var full = scored && this.points() === this.most();
      if (this.may('retry') && !full) shown.push(this.button(this.words.retry, function () { task.again(); }, 'wm-main'));
      if (this.may('solution') && scored && !full && !this.solution) {
        shown.push(this.button(this.words.showSolution, function () { task.reveal(); }));
      }
      return shown;
    },

    button: function (label, pressed, kind) {
      return make('button', {type: 'button', class: 'wm-button ' + (kind || ''), onclick: pressed}, parts.plain(label));
    },

    /** Whether the author allows something; they do unless they said no. */
    may: function (what) { return !this.params.behaviour || this.params.behaviour[what] !== false; },

    /* ---- What a person does ---- */

    check: function () {
      if (!this.anything()) return this.say(this.words.nothing);
      this.say('');
      this.checked = true;
      this.refresh();
      // Without a score there is no answer to judge: the whole is done.
      this.answered(this.most() ? 'answered' : 'completed');
      this.result.focus();
    },

    again: function () {
      this.resetTask();
      this.focusFirst();
      this.triggerXAPI('interacted');
    },

    reveal: function () {
      this.showSolutions();
      this.result.focus();
      this.say(this.words.solutionShown);
    },

    focusFirst: function () {
      var first = this.body.querySelector('input:not([disabled]), button:not([disabled]), textarea');
      if (first) first.focus();
    },

    answered: function (verb) { this.trigger(statements.fill(this.createXAPIEventTemplate(verb), this)); },

    /** Said by a screen reader and shown, without taking anybody's place. */
    say: function (sentence) {
      this.live.textContent = parts.plain(sentence);
      this.grown();
    },

    grown: function () { this.trigger('resize'); },

    /* ---- What a task need not have ---- */

    definition: function () { return {interactionType: 'other'}; },
    response: function () { return undefined; },
    mark: function () {},
    clear: function () {}
  };

  /** Make H5P[name] from the methods that only it has. H5P copies what it can enumerate, so these are no classes. */
  function type(name, methods) {
    function Task(params, contentId, extras) {
      EventDispatcher.call(this);
      this.params = params || {};
      this.contentId = contentId;
      this.extras = extras || {};
      if (this.extras.subContentId) this.subContentId = this.extras.subContentId;
      if (this.extras.parent) this.parent = this.extras.parent;
      this.words = Object.assign({}, methods.defaultWords, this.params.words);
      var kept = this.extras.previousState;
      kept = kept && typeof kept === 'object' ? kept : {};
      this.checked = kept.checked === true;
      this.solution = false;
      this.begin(kept);
    }
    Task.prototype = Object.assign(Object.create(EventDispatcher.prototype), shared, methods);
    Task.prototype.constructor = Task;
    H5P[name] = Task;
  }

  return {type: type};
})(H5P.EventDispatcher, H5P.WaymarkParts, H5P.WaymarkStatements);
