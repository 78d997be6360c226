// A run goes on by itself, a few texts a request; without script its button does the same.
(function () {
  "use strict";
  var form = document.querySelector("form[data-go-on]");
  if (form) { form.submit(); }
})();
