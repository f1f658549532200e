/* Things to put where they belong: choose one, then choose its place. GPL-3.0-or-later. */
(function (parts, statements) {
  'use strict';

  var make = parts.make;

  H5P.WaymarkTask.type('WaymarkSort', {
    defaultWords: {
      check: 'Check', retry: 'Try again', showSolution: 'Show the answer', solutionShown: 'The answer is shown above.',
      score: '@score of @total right', nothing: 'Place something first.', toPlace: 'To place', allPlaced: 'Everything is placed.',
      placeIn: 'Place “@thing” in:', placed: '“@thing” is in “@group”. @left left to place.', putBack: 'Put back',
      empty: 'Nothing here yet.', right: 'Right', wrong: 'Belongs elsewhere', belongs: 'Belongs in “@group”'
    },

    begin: function (kept) {
      this.groups = this.params.groups || [];
      this.things = [];
      this.groups.forEach(function (group, home) {
        (group.things || []).forEach(function (thing) { this.things.push(Object.assign({home: home}, thing)); }, this);
      }, this);
      var count = this.things.length;
      var same = parts.isOrder(kept.order, count) && Array.isArray(kept.places) && kept.places.length === count;
      this.order = same ? kept.order : parts.shuffled(count);
      this.places = this.things.map(function (_, i) {
        return same && this.groups[kept.places[i]] ? kept.places[i] : null;
      }, this);
      this.chosen = null;
      if (!this.anything()) this.checked = false;
    },

    draw: function (body) {
      this.waiting = make('div', {class: 'wm-waiting'});
      this.columns = this.groups.map(function () { return make('section', {class: 'wm-group'}); });
      body.append(parts.rich('div', {class: 'wm-asks'}, this.params.task), this.waiting,
        make.apply(null, ['div', {class: 'wm-groups'}].concat(this.columns)));
    },

    mark: function (solution) {
      var task = this;
      var left = this.inPlace(null);
      this.waiting.replaceChildren(make('h3', {}, parts.plain(this.words.toPlace)),
        left.length ? this.list(left, solution) : make('p', {class: 'wm-muted'}, parts.plain(this.words.allPlaced)));
      this.waiting.hidden = this.checked && !left.length;
      this.groups.forEach(function (group, g) {
        var here = task.inPlace(g);
        var heading = make('h3', {id: parts.newId(), dir: 'auto'}, parts.plain(group.title));
        task.columns[g].setAttribute('aria-labelledby', heading.id);
        task.columns[g].replaceChildren(heading,
          here.length ? task.list(here, solution) : make('p', {class: 'wm-muted'}, parts.plain(task.words.empty)));
      });
    },

    inPlace: function (place) {
      return this.order.filter(function (i) { return this.places[i] === place; }, this);
    },

    list: function (things, solution) {
      var drawn = make('ul', {class: 'wm-plain wm-things'});
      things.forEach(function (i) {
        drawn.append(make.apply(null, ['li', {}].concat(this.checked ? this.judged(i, solution) : this.toMove(i))));
      }, this);
      return drawn;
    },

    /** A thing that can be chosen; below the chosen one stand the places it can go to. */
    toMove: function (i) {
      var task = this;
      var chosen = this.chosen === i;
      var thing = this.button(this.things[i].text, function () { task.choose(i); }, 'wm-thing');
      thing.setAttribute('aria-pressed', String(chosen));
      thing.dir = 'auto';
      thing.dataset.thing = i;
      return chosen ? [thing, this.placesFor(i)] : [thing];
    },

    placesFor: function (i) {
      var task = this;
      var label = make('p', {id: parts.newId()}, parts.fill(this.words.placeIn, {thing: parts.plain(this.things[i].text)}));
      var places = make('div', {class: 'wm-places', role: 'group', 'aria-labelledby': label.id}, label);
      this.groups.forEach(function (group, g) {
        if (task.places[i] !== g) places.append(task.button(group.title, function () { task.place(i, g); }, 'wm-main'));
      });
      if (this.places[i] !== null) places.append(this.button(this.words.putBack, function () { task.place(i, null); }, 'wm-quiet'));
      return places;
    },

    judged: function (i, solution) {
      var thing = this.things[i];
      var right = this.places[i] === thing.home;
      var said = [make('p', {class: 'wm-thing', dir: 'auto'}, parts.plain(thing.text)),
        make('p', {class: 'wm-verdict ' + (right ? 'wm-right' : 'wm-wrong')}, parts.plain(right ? this.words.right : this.words.wrong))];
      if (solution && !right) said.push(make('p', {}, parts.fill(this.words.belongs, {group: parts.plain(this.groups[thing.home].title)})));
      if (thing.feedback) said.push(parts.rich('div', {class: 'wm-feedback'}, thing.feedback));
      return said;
    },

    choose: function (i) {
      this.chosen = this.chosen === i ? null : i;
      this.refresh();
      this.focusOn(i);
    },

    /** Put a thing in its place, say so, and go on to the next that waits. */
    place: function (i, group) {
      this.places[i] = group;
      this.chosen = null;
      this.refresh();
      this.triggerXAPI('interacted');
      var left = this.inPlace(null);
      if (group === null) {
        this.focusOn(i);
        return this.say('');
      }
      this.say(parts.fill(this.words.placed, {thing: parts.plain(this.things[i].text), group: parts.plain(this.groups[group].title), left: left.length}));
      if (left.length) this.focusOn(left[0]);
      else this.bar.querySelector('button').focus({preventScroll: true});
    },

    focusOn: function (i) {
      var thing = this.body.querySelector('[data-thing="' + i + '"]');
      if (thing) thing.focus();
    },

    kept: function () { return {places: this.places, order: this.order}; },
    anything: function () { return this.places.some(function (place) { return place !== null; }); },
    asks: function () { return this.params.task; },
    most: function () { return this.things.length; },
    points: function () { return this.things.filter(function (thing, i) { return this.places[i] === thing.home; }, this).length; },

    clear: function () {
      this.places = this.things.map(function () { return null; });
      this.order = parts.shuffled(this.things.length);
      this.chosen = null;
    },

    definition: function () {
      return {
        interactionType: 'matching',
        source: this.things.map(function (thing, i) { return statements.entry(i, thing.text); }),
        target: this.groups.map(function (group, g) { return statements.entry(g, group.title); }),
        correctResponsesPattern: [this.things.map(function (thing, i) { return i + '[.]' + thing.home; }).join('[,]')]
      };
    },
    response: function () {
      return this.places.map(function (place, i) { return place === null ? null : i + '[.]' + place; }).filter(Boolean).join('[,]');
    }
  });
})(H5P.WaymarkParts, H5P.WaymarkStatements);
