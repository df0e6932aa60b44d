// Small comforts; every page works without them.
(function () {
  'use strict';
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
    document.querySelectorAll('[data-sent]').forEach(function (button) {
      delete button.dataset.sent;
      button.removeAttribute('aria-disabled');
    });
    var fault = document.querySelector('[role=alert]');
    if (fault) { fault.tabIndex = -1; fault.focus(); }
  });
  // Of the rows of a list: how many are ticked, and all of this page at once.
  var boxes = Array.prototype.slice.call(document.querySelectorAll('input[form=kiezen][name=item]'));
  var head = document.querySelector('th.kolom-kies');
  var all = document.getElementById('k-alles');
  if (boxes.length && head) {
    var every = document.createElement('input');
    every.type = 'checkbox';
    every.setAttribute('aria-label', 'Kies alle zaken op deze pagina');
    head.appendChild(every);
    var count = function () {
      var ticked = boxes.filter(function (box) { return box.checked; }).length;
      every.checked = ticked === boxes.length;
      every.indeterminate = ticked > 0 && ticked < boxes.length;
      document.getElementById('k-aantal').textContent = all && all.checked ? 'Alles gekozen' : ticked ? ticked + ' gekozen' : '';
    };
    every.addEventListener('change', function () {
      boxes.forEach(function (box) { box.checked = every.checked; });
      count();
    });
    boxes.concat(all || []).forEach(function (box) { box.addEventListener('change', count); });
    window.addEventListener('pageshow', count);
  }
  // On paper everything is open.
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details.uitleg').forEach(function (part) { part.open = true; });
  });
})();
