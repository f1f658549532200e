/* A question with answers to choose from, each with words for whoever chose it. GPL-3.0-or-later. */
(function (parts, statements) {
  'use strict';

  var make = parts.make;

  H5P.WaymarkTask.type('WaymarkChoice', {
    defaultWords: {
      check: 'Check', retry: 'Try again', showSolution: 'Show the answer', solutionShown: 'The answer is shown above.',
      score: '@score of @total right', nothing: 'Choose an answer first.', chooseOne: 'Choose one answer.',
      chooseSeveral: 'Choose all that apply.', right: 'Right', wrong: 'Not this one', missed: 'This is right too',
      opinion: 'What your choice means'
    },

    begin: function (kept) {
      this.answers = this.params.answers || [];
      var count = this.answers.length;
      var mayShuffle = this.params.behaviour && this.params.behaviour.shuffle;
      this.order = parts.isOrder(kept.order, count) ? kept.order : (mayShuffle ? parts.shuffled(count) : parts.inOrder(count));
      this.chosen = (Array.isArray(kept.chosen) ? kept.chosen : []).filter(function (i) { return i >= 0 && i < count; });
      if (!this.chosen.length) this.checked = false;
    },

    draw: function (body) {
      var task = this;
      var asked = parts.newId();
      this.name = parts.newId();
      this.options = this.order.map(function (i) { return task.option(i); });
      var picture = parts.picture(this.params.picture, this.params.alternative, this.contentId, function () { task.grown(); });
      if (picture) body.append(picture);
      body.append(make('fieldset', {'aria-labelledby': asked},
        make('div', {id: asked}, parts.rich('div', {class: 'wm-asks'}, this.params.question),
          make('p', {class: 'wm-muted'}, parts.plain(this.params.several ? this.words.chooseSeveral : this.words.chooseOne))),
        make.apply(null, ['div', {class: 'wm-choices'}].concat(this.options.map(function (option) { return option.box; })))));
    },

    option: function (i) {
      var task = this;
      var note = make('div', {class: 'wm-note', id: parts.newId()});
      var input = make('input', {type: this.params.several ? 'checkbox' : 'radio', name: this.name, 'aria-describedby': note.id,
        onchange: function () { task.chose(); }});
      input.checked = this.chosen.indexOf(i) >= 0;
      var label = make('label', {class: 'wm-choice'}, input, parts.rich('span', {}, this.answers[i].text));
      return {i: i, input: input, note: note, box: make('div', {class: 'wm-option'}, label, note)};
    },

    chose: function () {
      this.chosen = this.options.filter(function (o) { return o.input.checked; }).map(function (o) { return o.i; });
      this.live.textContent = '';
      this.triggerXAPI('interacted');
    },

    kept: function () { return {chosen: this.chosen, order: this.order}; },
    anything: function () { return this.chosen.length > 0; },
    asks: function () { return this.params.question; },

    rights: function () {
      return parts.inOrder(this.answers.length).filter(function (i) { return this.answers[i].right; }, this);
    },

    /** One point for any right answer when one is chosen; else a point for each, less one for each that is not. */
    most: function () { return this.params.several ? this.rights().length : Math.min(1, this.rights().length); },
    points: function () {
      var rights = this.rights();
      var hit = this.chosen.filter(function (i) { return rights.indexOf(i) >= 0; }).length;
      return rights.length ? Math.max(0, hit - (this.params.several ? this.chosen.length - hit : 0)) : 0;
    },

    mark: function (solution) {
      this.options.forEach(function (option) {
        option.input.disabled = this.checked;
        option.note.replaceChildren.apply(option.note, this.checked ? this.notes(option, solution) : []);
      }, this);
    },

    notes: function (option, solution) {
      var answer = this.answers[option.i];
      var chosen = this.chosen.indexOf(option.i) >= 0;
      var said = [];
      if (this.most() && chosen) said.push(this.verdict(answer.right, answer.right ? this.words.right : this.words.wrong));
      if (this.most() && !chosen && solution && answer.right) said.push(this.verdict(true, this.words[this.params.several ? 'missed' : 'right']));
      if (chosen && answer.feedback) said.push(parts.rich('div', {class: 'wm-feedback'}, answer.feedback));
      return said;
    },

    verdict: function (right, word) { return make('p', {class: 'wm-verdict ' + (right ? 'wm-right' : 'wm-wrong')}, parts.plain(word)); },

    closing: function (html) {
      if (this.most()) return html ? [parts.rich('div', {class: 'wm-closing'}, html)] : [];
      return [make('p', {class: 'wm-score'}, parts.plain(this.words.opinion)), parts.rich('div', {class: 'wm-closing'}, this.params.whenRight)];
    },

    clear: function () {
      this.chosen = [];
      (this.options || []).forEach(function (option) { option.input.checked = false; });
    },

    definition: function () {
      return {
        interactionType: 'choice',
        choices: this.answers.map(function (answer, i) { return statements.entry(i, answer.text); }),
        correctResponsesPattern: this.rights().length ? (this.params.several ? [this.rights().join('[,]')] : this.rights().map(String)) : []
      };
    },
    response: function () { return this.chosen.join('[,]'); }
  });
})(H5P.WaymarkParts, H5P.WaymarkStatements);
