// Small comforts; every page works without them.
(function () {
  'use strict';
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var main = document.getElementById('inhoud');
  var say = main.dataset;  // the words of this script, in the language of the page
  // What succeeded is said once: not again when the page is opened anew.
  var here = new URL(window.location.href);
  if (here.searchParams.has('gedaan')) {
    here.searchParams.delete('gedaan');
    window.history.replaceState(null, '', here);
  }
  // A form is sent once: a double click must not look like an error.
  document.addEventListener('submit', function (event) {
    var button = event.target.querySelector('button[type=submit]');
    if (event.target.method !== 'post' || !button) return;
    if (button.dataset.sent) { event.preventDefault(); return; }
    button.dataset.sent = '1';
    button.setAttribute('aria-disabled', 'true');
  });
  // Coming back by the browser's back button, the form may be sent again.
  window.addEventListener('pageshow', function () {
    all('[data-sent]').forEach(function (button) {
      delete button.dataset.sent;
      button.removeAttribute('aria-disabled');
    });
    var fault = document.querySelector('[role=alert]');
    if (fault) { fault.tabIndex = -1; fault.focus(); }
  });
  // What was typed goes along when the language is switched, for the page comes anew: by the address of each form, and
  // of a refused one all that stands in it. Files and secrets do not.
  var typedHere = 'gestand-getypt ' + location.pathname.split('/').slice(0, 3).join('/');
  function eachField(work) {
    all('form[method=post]', main).forEach(function (form) {
      all('input, select, textarea', form).forEach(function (field) {
        if (!field.name || /^(hidden|file|password)$/.test(field.type)) return;
        work(field, form.getAttribute('action') + ' ' + field.name + (/^(checkbox|radio)$/.test(field.type) ? ' ' + field.value : ''));
      });
    });
  }
  function isTyped(field) {
    if (field.tagName === 'SELECT') return all('option', field).some(function (one) { return one.selected !== one.defaultSelected; });
    return /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }
  document.addEventListener('click', function (event) {
    if (!event.target.closest('.voet a[hreflang]')) return;
    var kept = {};
    var refused = !!main.querySelector('[aria-invalid]');
    eachField(function (field, name) { if (refused || isTyped(field)) kept[name] = [field.value, field.checked]; });
    try { sessionStorage.setItem(typedHere, JSON.stringify(kept)); } catch (fault) { /* then it is gone */ }
  });
  try {
    var kept = JSON.parse(sessionStorage.getItem(typedHere)) || {};
    sessionStorage.removeItem(typedHere);
    eachField(function (field, name) {
      var typed = kept[name];
      if (!typed) return;
      if (!/^(checkbox|radio)$/.test(field.type)) field.value = typed[0];
      field.checked = typed[1];
      if (isTyped(field) && field.closest('details')) field.closest('details').open = true;
    });
  } catch (fault) { /* nothing was kept */ }
  // Of the rows of a list: how many are ticked, and all of this page at once.
  function wakeChoice() {
    var boxes = all('input[form=kiezen][name=item]');
    var head = document.querySelector('th.kolom-kies');
    var everything = document.getElementById('k-alles');
    if (!boxes.length || !head) return;
    var every = document.createElement('input');
    every.type = 'checkbox';
    every.className = 'utrecht-checkbox utrecht-checkbox--html-input';
    every.setAttribute('aria-label', say.zegAlle);
    head.appendChild(every);
    var count = function () {
      var ticked = boxes.filter(function (box) { return box.checked; }).length;
      every.checked = ticked === boxes.length;
      every.indeterminate = ticked > 0 && ticked < boxes.length;
      document.getElementById('k-aantal').textContent =
        everything && everything.checked ? say.zegAllesGekozen : ticked ? say.zegGekozen.replace('#', ticked) : '';
    };
    every.addEventListener('change', function () {
      boxes.forEach(function (box) { box.checked = every.checked; });
      count();
    });
    boxes.concat(everything || []).forEach(function (box) { box.addEventListener('change', count); });
    window.addEventListener('pageshow', count);
  }
  wakeChoice();

  // What a screen reader is told when a part of the page has changed.
  var told = document.createElement('p');
  told.className = 'verborgen';
  told.setAttribute('role', 'status');
  document.body.appendChild(told);
  function tell(text) { told.textContent = ''; window.requestAnimationFrame(function () { told.textContent = text; }); }

  // Filters, order and pages of a list without loading the whole page anew. The address stays the truth.
  var refreshed = '.lijst-en-facetten, .dashboard';
  function keyOf(element) {
    if (!element || !main.contains(element) || element === main) return '';
    if (element.id) return '#' + element.id;
    var place = element.closest('[id]');
    return (place ? place.id : '') + '|' + element.tagName + '|' + element.textContent.replace(/[\d.,↑↓✓×]+/g, '').trim();
  }
  // Where the focus was, if that is still there (a choice among facets goes on); after a search, or on another page of
  // the list, the heading above what was found.
  function focusAgain(key) {
    var found = key && all('a[href], button, input, select, summary', main).filter(function (one) { return keyOf(one) === key; })[0];
    (found || document.getElementById('gevonden') || main).focus({ preventScroll: !!found });
  }
  var last = null;
  var shown = location.pathname + location.search;  // a link to a part of the page changes neither
  function show(address, options) {
    if (last) last.abort();
    last = new AbortController();
    main.setAttribute('aria-busy', 'true');
    return fetch(address, { signal: last.signal, credentials: 'same-origin' }).then(function (reply) {
      return reply.text().then(function (text) {
        var fresh = new DOMParser().parseFromString(text, 'text/html');
        var content = fresh.getElementById('inhoud');
        if (!content || !content.querySelector(refreshed) || new URL(reply.url).pathname !== location.pathname) {
          location.assign(reply.url);
          return;
        }
        if (options.quiet && content.innerHTML === main.dataset.seen) return;
        var key = options.afresh ? '' : keyOf(document.activeElement);
        var held = key || options.push;
        var open = all('details[open]', main).map(keyOf);
        main.dataset.seen = content.innerHTML;
        main.replaceChildren.apply(main, Array.prototype.slice.call(content.childNodes));
        all('details', main).forEach(function (part) { if (open.indexOf(keyOf(part)) >= 0) part.open = true; });
        document.title = fresh.title;
        document.querySelector('.voet a').href = fresh.querySelector('.voet a').href;  // the switch leads back to here
        if (options.push) history.pushState({}, '', reply.url);
        shown = location.pathname + location.search;
        wakeChoice();
        if (held) focusAgain(key);
        var count = main.querySelector('.aantal');
        tell(options.quiet ? say.zegBijgewerkt : count ? say.zegGevonden.replace('#', count.textContent) : '');
      });
    }).catch(function (fault) {
      if (fault.name !== 'AbortError' && !options.quiet) location.assign(address);
    }).finally(function () { main.removeAttribute('aria-busy'); });
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href]');
    if (!link || !main.contains(link) || !main.querySelector('.lijst-en-facetten')) return;
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.hash || link.pathname !== location.pathname || link.origin !== location.origin) return;
    event.preventDefault();
    show(link.href, { push: true, afresh: !!link.closest('.bladeren') });
  });
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'get' || !main.contains(form) || !main.querySelector('.lijst-en-facetten')) return;
    var to = new URL(form.action);
    if (to.pathname !== location.pathname) return;
    event.preventDefault();
    new FormData(form).forEach(function (value, name) { if (value !== '') to.searchParams.append(name, value); });
    to.searchParams.sort();  // as the pages write it
    show(to.href, { push: true, afresh: true });
  });
  window.addEventListener('popstate', function () {
    if (shown !== location.pathname + location.search && main.querySelector(refreshed)) show(location.href, {});
  });

  // Numbers stay those of now, as long as somebody looks and looks at now.
  if (main.querySelector('.dashboard') && location.search.indexOf('peilDatum') < 0) {
    main.dataset.seen = main.innerHTML;
    setInterval(function () {
      var busy = document.activeElement && /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
      if (!document.hidden && !busy) show(location.href, { quiet: true });
    }, Number(main.querySelector('.dashboard').dataset.ververs || 30) * 1000);
  }

  // Keys: / to search; in a list, or among what was found, j and k, or the arrows, from row to row, Enter opens, x chooses. Who speaks to the
  // computer can switch them off.
  var stored = function () { try { return localStorage.getItem('gestand-toetsen') !== 'uit'; } catch (fault) { return true; } };
  var keys = stored();
  var foot = document.querySelector('.voet p');
  var toggle = document.createElement('button');
  toggle.type = 'button';
  toggle.className = 'utrecht-link-button utrecht-link-button--html-button utrecht-link-button--inline';
  var name = function () { toggle.textContent = keys ? say.zegToetsenUit : say.zegToetsenAan; };
  name();
  toggle.addEventListener('click', function () {
    keys = !keys;
    try { localStorage.setItem('gestand-toetsen', keys ? 'aan' : 'uit'); } catch (fault) { /* then only for this page */ }
    name();
  });
  if (foot && document.getElementById('snelzoek')) { foot.append(' · '); foot.append(toggle); }
  // What the keys do is a page; here it comes over the one that is open.
  var keysLink = document.querySelector('.voet a[href="/sneltoetsen"]');
  var keysShown = null;
  function openKeys() {
    if (keysShown) { if (!keysShown.open) keysShown.showModal(); return; }
    fetch(keysLink.href, { credentials: 'same-origin' }).then(function (reply) { return reply.text(); }).then(function (text) {
      var part = new DOMParser().parseFromString(text, 'text/html').getElementById('sneltoetsen');
      if (!part || keysShown) { if (!part) location.assign(keysLink.href); return; }
      var heading = part.querySelector('h1');
      var close = document.createElement('button');
      close.type = 'button';
      close.className = 'utrecht-button utrecht-button--secondary-action';
      close.textContent = say.zegSluiten;
      keysShown = document.createElement('dialog');
      heading.id = 'kop-sneltoetsen';
      keysShown.setAttribute('aria-labelledby', heading.id);
      keysShown.append(part, close);
      close.addEventListener('click', function () { keysShown.close(); });
      document.body.append(keysShown);
      keysShown.showModal();
    }).catch(function () { location.assign(keysLink.href); });
  }
  if (keysLink && window.HTMLDialogElement && !document.getElementById('sneltoetsen')) {
    keysLink.addEventListener('click', function (event) {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openKeys();
    });
  }
  var aRow = '.werklijst tbody tr, .treffer';
  function step(by) {
    var links = all('.werklijst tbody .kolom-titel > a, .treffer > a');
    var row = document.activeElement && document.activeElement.closest(aRow);
    var at = row ? links.findIndex(function (link) { return row.contains(link); }) : by > 0 ? -1 : links.length;
    var to = links[at + by];
    if (to) to.focus();
    return !!to;
  }
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    var at = document.activeElement;
    var search = document.getElementById('snelzoek');
    if (event.key === 'Escape' && at && at.type === 'search') { at.blur(); main.focus(); return; }
    if (!keys || (at && (/^(SELECT|TEXTAREA)$/.test(at.tagName) || (at.tagName === 'INPUT' && at.type !== 'checkbox')))) return;
    var row = at && at.closest && at.closest(aRow);
    var handled = true;
    if (event.key === '/' && search) { search.focus(); search.select(); }
    else if (event.key === '?' && keysLink) openKeys();
    else if (event.key === 'j' || (row && event.key === 'ArrowDown')) handled = step(1);
    else if (event.key === 'k' || (row && event.key === 'ArrowUp')) handled = step(-1);
    else if (event.key === 'x' && row && row.querySelector('input[name=item]')) row.querySelector('input[name=item]').click();
    else handled = false;
    if (handled) event.preventDefault();
  });
  // On paper everything is open.
  window.addEventListener('beforeprint', function () {
    all('details.uitleg').forEach(function (part) { part.open = true; });
  });
})();
