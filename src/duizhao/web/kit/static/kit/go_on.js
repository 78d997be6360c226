// Work that is done a piece a request goes on by itself; without script its button does the same.
(function () {
  "use strict";
  var form = document.querySelector("form[data-go-on]");
  if (form) { form.submit(); }
})();
