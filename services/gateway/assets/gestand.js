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
  // On paper everything is open.
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details.uitleg').forEach(function (part) { part.open = true; });
  });
})();
