/* A case told in scenes. What somebody chooses leads on, to endings that say what was gained and what it cost. GPL-3.0-or-later. */
(function (parts, statements) {
  'use strict';

  var make = parts.make;

  H5P.WaymarkTask.type('WaymarkCase', {
    defaultWords: {
      start: 'Begin', goOn: 'Go on', back: 'Take a step back', retry: 'Try another way', question: 'What do you do?',
      youChose: 'You chose:', soFar: 'Your way so far', ending: 'An ending', gained: 'What this way gained', cost: 'What it cost',
      seen: 'Endings you have seen: @seen of @total', score: '@score of @total points'
    },

    begin: function (kept) {
      this.scenes = this.params.scenes || [];
      this.endings = this.params.endings || [];
      this.steps = this.trusted(kept.steps);
      this.begun = kept.begun === true || this.steps.length > 0 || !this.params.introduction;
      this.told = this.steps.length > 0 && kept.told === true;
      var names = this.endings.map(function (ending) { return ending.name; });
      this.seen = (Array.isArray(kept.seen) ? kept.seen : []).filter(function (name) { return names.indexOf(name) >= 0; });
      this.checked = Boolean(this.ended());
    },

    /** The steps that can still be walked: the case may have been rewritten since they were kept. */
    trusted: function (steps) {
      var walked = [];
      var here = this.scenes[0];
      (Array.isArray(steps) ? steps : []).every(function (choice) {
        var chosen = here && here.choices && here.choices[choice];
        if (!chosen) return false;
        walked.push(choice);
        here = this.called(this.scenes, chosen.leadsTo);
        return true;
      }, this);
      return walked;
    },

    called: function (places, name) {
      return places.find(function (place) { return parts.plain(place.name) === parts.plain(name); });
    },

    /** Scenes passed, each with what was chosen there, and the place reached. */
    way: function () {
      var here = this.scenes[0];
      var passed = this.steps.map(function (choice) {
        var step = {scene: here, choice: here.choices[choice], number: choice};
        here = this.called(this.scenes, step.choice.leadsTo) || this.called(this.endings, step.choice.leadsTo);
        return step;
      }, this);
      return {passed: passed, here: here};
    },

    ended: function () {
      var here = this.way().here;
      return this.endings.indexOf(here) >= 0 ? here : null;
    },

    draw: function (body) {
      this.stage = make('div', {class: 'wm-stage'});
      this.path = make('details', {class: 'wm-path'});
      body.append(this.stage);
      this.root.append(this.path);
    },

    mark: function () {
      var way = this.way();
      var last = way.passed[way.passed.length - 1];
      this.stage.replaceChildren.apply(this.stage,
        !this.begun ? this.opening() : this.told && last ? this.outcomeOf(last) : this.ended() ? this.ending(way.here) : this.scene(way.here));
      this.path.hidden = !way.passed.length;
      var list = make('ol', {});
      way.passed.forEach(function (step) {
        list.append(make('li', {dir: 'auto'}, make('strong', {}, parts.plain(step.scene.title)), ' ' + parts.plain(step.choice.text)));
      });
      this.path.replaceChildren(make('summary', {}, parts.plain(this.words.soFar)), list);
      var task = this;
      this.path.ontoggle = function () { task.grown(); };
    },

    opening: function () { return [parts.rich('div', {class: 'wm-asks'}, this.params.introduction)]; },

    scene: function (scene) {
      var task = this;
      if (!scene) return [];
      var asked = parts.newId();
      var choices = make('div', {class: 'wm-ways', role: 'group', 'aria-labelledby': asked});
      (scene.choices || []).forEach(function (choice, i) {
        var button = task.button(choice.text, function () { task.choose(i); });
        button.dir = 'auto';
        choices.append(button);
      });
      return [this.heading(scene.title), parts.picture(scene.picture, scene.alternative, this.contentId, function () { task.grown(); }),
        parts.rich('div', {class: 'wm-told'}, scene.text), make('p', {class: 'wm-question', id: asked}, parts.plain(this.words.question)), choices]
        .filter(Boolean);
    },

    outcomeOf: function (step) {
      return [this.heading(step.scene.title),
        make('p', {class: 'wm-muted', dir: 'auto'}, parts.plain(this.words.youChose) + ' ' + parts.plain(step.choice.text)),
        parts.rich('div', {class: 'wm-told'}, step.choice.outcome)];
    },

    ending: function (ending) {
      return [make('p', {class: 'wm-muted'}, parts.plain(this.words.ending)), this.heading(ending.title), parts.rich('div', {class: 'wm-told'}, ending.text)]
        .concat(this.weighed(this.words.gained, ending.gained, 'wm-gained'), this.weighed(this.words.cost, ending.cost, 'wm-cost'));
    },

    weighed: function (title, entries, kind) {
      var list = parts.list({}, entries);
      return list ? [make('div', {class: 'wm-weighed ' + kind}, make('h3', {}, parts.plain(title)), list)] : [];
    },

    heading: function (title) { return make('h2', {tabindex: '-1', dir: 'auto'}, parts.plain(title)); },

    choose: function (i) {
      this.steps.push(i);
      var chosen = this.way().passed.pop().choice;
      this.told = Boolean(chosen.outcome);
      this.triggerXAPI('interacted');
      this.arrive();
    },

    /** Where somebody stands now: drawn, read from its heading, and told to H5P when the case has ended. */
    arrive: function () {
      var ending = this.told ? null : this.ended();
      this.checked = Boolean(ending);
      if (ending && this.seen.indexOf(ending.name) < 0) this.seen.push(ending.name);
      this.refresh();
      if (ending) this.answered('completed');
      var heading = this.stage.querySelector('h2');
      if (heading) heading.focus();
    },

    goOn: function () {
      this.told = false;
      this.begun = true;
      this.arrive();
    },

    back: function () {
      if (this.told) this.told = false;
      this.steps.pop();
      this.arrive();
    },

    restart: function () {
      this.steps = [];
      this.told = false;
      this.arrive();
    },

    buttons: function () {
      var task = this;
      var shown = [];
      if (!this.begun) return [this.button(this.words.start, function () { task.goOn(); }, 'wm-main')];
      if (this.told) shown.push(this.button(this.words.goOn, function () { task.goOn(); }, 'wm-main'));
      if (this.checked && this.may('retry')) shown.push(this.button(this.words.retry, function () { task.restart(); }, 'wm-main'));
      if (this.steps.length && this.may('back')) shown.push(this.button(this.words.back, function () { task.back(); }, 'wm-quiet'));
      return shown;
    },

    outcome: function () {
      var said = [];
      if (this.most()) said.push(make('p', {class: 'wm-score'}, parts.fill(this.words.score, {score: this.points(), total: this.most()})));
      if (this.endings.length > 1) {
        said.push(make('p', {class: 'wm-muted'}, parts.fill(this.words.seen, {seen: this.seen.length, total: this.endings.length})));
      }
      return said;
    },

    /** A case has no hidden answer: what each way gained and cost is the answer. */
    showSolutions: function () { this.refresh(); },

    kept: function () { return {steps: this.steps, seen: this.seen, begun: this.begun, told: this.told}; },
    anything: function () { return this.steps.length > 0; },
    asks: function () { return this.params.introduction || (this.scenes[0] ? parts.plain(this.scenes[0].title) : ''); },
    most: function () {
      return Math.max.apply(null, [0].concat(this.endings.map(function (ending) { return Number(ending.points) || 0; })));
    },
    points: function () {
      var ending = this.told ? null : this.ended();
      return ending ? Number(ending.points) || 0 : 0;
    },

    clear: function () {
      this.steps = [];
      this.seen = [];
      this.told = false;
      this.begun = !this.params.introduction;
    },

    definition: function () {
      var choices = [];
      this.scenes.forEach(function (scene, s) {
        (scene.choices || []).forEach(function (choice, c) { choices.push(statements.entry(s + '.' + c, choice.text)); });
      });
      return {interactionType: 'sequencing', choices: choices};
    },
    response: function () {
      return this.way().passed.map(function (step) { return this.scenes.indexOf(step.scene) + '.' + step.number; }, this).join('[,]');
    }
  });
})(H5P.WaymarkParts, H5P.WaymarkStatements);
