/* A text in which somebody marks the passages that matter. GPL-3.0-or-later. */
(function (parts, statements) {
  'use strict';

  var make = parts.make;

  /**
   * Paragraphs of pieces from "words [passage] and [*right one|why]". A piece is {text} or {text, right, note, passage: number}.
   * A bracket that does not close is a bracket.
   */
  function read(source) {
    var passages = [];
    var paragraphs = source.replace(/\r\n?/g, '\n').split(/\n\s*\n/).filter(function (text) { return text.trim(); }).map(function (text) {
      return text.trim().split(/(\[[^\[\]]+\])/).filter(Boolean).map(function (piece) {
        if (!/^\[[^\[\]]+\]$/.test(piece)) return {text: piece};
        var right = piece.charAt(1) === '*';
        var inside = piece.slice(right ? 2 : 1, -1);
        var bar = inside.indexOf('|');
        var found = {text: (bar < 0 ? inside : inside.slice(0, bar)).trim(), right: right, note: bar < 0 ? '' : inside.slice(bar + 1).trim(), passage: passages.length};
        passages.push(found);
        return found;
      });
    });
    return {paragraphs: paragraphs, passages: passages};
  }

  H5P.WaymarkTask.type('WaymarkHotText', {
    defaultWords: {
      check: 'Check', retry: 'Try again', showSolution: 'Show the answer', solutionShown: 'The answer is shown above.',
      score: '@score of @total right', nothing: 'Mark a passage first.',
      instruction: 'The underlined passages can be marked. Choose one to mark it, and again to take the mark away.',
      marked: '@count marked', right: 'Right', wrong: 'Not this one', missed: 'This one too', notes: 'Notes on the passages'
    },

    begin: function (kept) {
      var text = read(parts.plain(this.params.text));
      this.paragraphs = text.paragraphs;
      this.passages = text.passages;
      this.marked = (Array.isArray(kept.marked) ? kept.marked : []).filter(function (i) { return this.passages[i]; }, this);
      if (!this.marked.length) this.checked = false;
    },

    draw: function (body) {
      var task = this;
      var asked = parts.newId();
      this.inputs = [];
      this.verdicts = [];
      this.tally = make('p', {class: 'wm-muted', 'aria-live': 'polite'});
      this.notes = make('div', {class: 'wm-notes'});
      var text = make('div', {class: 'wm-text', role: 'group', 'aria-labelledby': asked});
      this.paragraphs.forEach(function (pieces) {
        var paragraph = make('p', {dir: 'auto'});
        pieces.forEach(function (piece) {
          paragraph.append(piece.passage === undefined ? piece.text : task.passage(piece));
        });
        text.append(paragraph);
      });
      body.append(parts.rich('div', {class: 'wm-asks', id: asked}, this.params.task),
        make('p', {class: 'wm-muted'}, parts.plain(this.words.instruction)), text, this.tally, this.notes);
    },

    /** A box to tick, so that any device can; the words stay in their line and wrap with it. */
    passage: function (piece) {
      var task = this;
      var input = make('input', {type: 'checkbox', class: 'wm-vh', onchange: function () { task.toggled(); }});
      var verdict = make('span', {class: 'wm-inline-verdict'});
      input.checked = this.marked.indexOf(piece.passage) >= 0;
      this.inputs.push(input);
      this.verdicts.push(verdict);
      return make('label', {class: 'wm-passage'}, input, make('span', {class: 'wm-passage-words'}, piece.text), verdict);
    },

    toggled: function () {
      this.marked = parts.inOrder(this.inputs.length).filter(function (i) { return this.inputs[i].checked; }, this);
      this.live.textContent = '';
      this.count();
      this.triggerXAPI('interacted');
    },

    count: function () {
      this.tally.textContent = this.marked.length ? parts.fill(this.words.marked, {count: this.marked.length}) : '';
    },

    mark: function (solution) {
      this.count();
      this.inputs.forEach(function (input, i) {
        var piece = this.passages[i];
        var marked = this.marked.indexOf(i) >= 0;
        var shown = this.checked && (marked || (solution && piece.right));
        var word = !shown ? '' : marked ? (piece.right ? this.words.right : this.words.wrong) : this.words.missed;
        input.disabled = this.checked;
        this.verdicts[i].textContent = word ? ' ' + parts.plain(word) : '';
        this.verdicts[i].className = word ? 'wm-inline-verdict wm-verdict ' + (piece.right ? 'wm-right' : 'wm-wrong') : 'wm-inline-verdict';
      }, this);
      this.notes.replaceChildren.apply(this.notes, this.checked ? this.noted(solution) : []);
    },

    /** What the author says of the passages that were marked; of all, once the answer is shown. */
    noted: function (solution) {
      var said = this.passages.filter(function (piece, i) {
        return piece.note && (this.marked.indexOf(i) >= 0 || (solution && piece.right));
      }, this);
      if (!said.length) return [];
      var list = make('ul', {class: 'wm-plain'});
      said.forEach(function (piece) {
        list.append(make('li', {dir: 'auto'}, make('strong', {}, '“' + piece.text + '”'), ' ' + piece.note));
      });
      return [make('h3', {}, parts.plain(this.words.notes)), list];
    },

    kept: function () { return {marked: this.marked}; },
    anything: function () { return this.marked.length > 0; },
    asks: function () { return this.params.task; },
    rights: function () {
      return parts.inOrder(this.passages.length).filter(function (i) { return this.passages[i].right; }, this);
    },
    most: function () { return this.rights().length; },
    points: function () {
      var hit = this.marked.filter(function (i) { return this.passages[i].right; }, this).length;
      return Math.max(0, hit - (this.marked.length - hit));
    },

    clear: function () {
      this.marked = [];
      (this.inputs || []).forEach(function (input) { input.checked = false; });
    },

    definition: function () {
      return {
        interactionType: 'choice',
        choices: this.passages.map(function (piece, i) { return {id: String(i), description: {'en-US': piece.text}}; }),
        correctResponsesPattern: [this.rights().join('[,]')]
      };
    },
    response: function () { return this.marked.join('[,]'); }
  });
})(H5P.WaymarkParts, H5P.WaymarkStatements);
