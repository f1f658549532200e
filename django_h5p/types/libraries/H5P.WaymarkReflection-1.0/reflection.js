/* Questions to think about in writing. The words are kept with the state, are in no statement and have no score. GPL-3.0-or-later. */
(function (parts) {
  'use strict';

  var make = parts.make;

  H5P.WaymarkTask.type('WaymarkReflection', {
    defaultWords: {
      check: 'I have finished writing', retry: 'Write more', nothing: 'Write something first. It need not be long.',
      finished: 'Finished. You can come back to your words here.', notScored: 'This is for thinking. It is not scored.',
      count: '@count words', example: 'One way to think about it'
    },

    begin: function (kept) {
      this.questions = this.params.questions || [];
      var texts = Array.isArray(kept.texts) ? kept.texts : [];
      this.texts = this.questions.map(function (_, i) { return typeof texts[i] === 'string' ? texts[i] : ''; });
    },

    draw: function (body) {
      body.append(parts.rich('div', {class: 'wm-asks'}, this.params.prompt), make('p', {class: 'wm-muted'}, parts.plain(this.words.notScored)));
      this.fields = this.questions.map(function (question, i) { return this.field(body, question, i); }, this);
    },

    field: function (body, question, i) {
      var task = this;
      var id = parts.newId();
      var count = make('p', {class: 'wm-muted wm-count'});
      var area = make('textarea', {id: id, rows: question.lines || 5, dir: 'auto', 'aria-describedby': question.hint ? id + '-hint' : null});
      area.value = this.texts[i];
      area.oninput = function () {
        task.texts[i] = area.value;
        task.tally(count, area.value);
      };
      area.onchange = function () { task.triggerXAPI('interacted'); };
      this.tally(count, area.value);
      body.append(make('div', {class: 'wm-field'},
        make('label', {for: id, dir: 'auto'}, parts.plain(question.question)),
        question.hint ? make('p', {class: 'wm-muted', id: id + '-hint', dir: 'auto'}, parts.plain(question.hint)) : null,
        area, count));
      return area;
    },

    tally: function (count, text) {
      var written = text.trim() ? text.trim().split(/\s+/).length : 0;
      count.textContent = written ? parts.fill(this.words.count, {count: written}) : '';
    },

    kept: function () { return {texts: this.texts}; },
    anything: function () { return this.texts.some(function (text) { return text.trim(); }); },
    asks: function () { return this.params.prompt; },
    points: function () { return 0; },
    most: function () { return 0; },

    mark: function () {
      this.fields.forEach(function (area) { area.readOnly = this.checked; }, this);
    },

    outcome: function () {
      var said = [make('p', {class: 'wm-score'}, parts.plain(this.words.finished))];
      if (this.params.example) {
        said.push(make('h3', {class: 'wm-closing'}, parts.plain(this.words.example)), parts.rich('div', {}, this.params.example));
      }
      return said;
    },

    buttons: function () {
      var task = this;
      if (!this.checked) return [this.button(this.words.check, function () { task.check(); }, 'wm-main')];
      return [this.button(this.words.retry, function () { task.writeOn(); })];
    },

    /** Going on keeps every word; only H5P's own reset begins anew. */
    writeOn: function () {
      this.checked = false;
      this.refresh();
      this.focusFirst();
    },

    clear: function () {
      this.texts = this.questions.map(function () { return ''; });
      (this.fields || []).forEach(function (area) {
        area.value = '';
        area.oninput();
      });
    },

    definition: function () { return {interactionType: 'long-fill-in'}; }
  });
})(H5P.WaymarkParts);
