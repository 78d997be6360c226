// Files dropped anywhere on the form are put into its file control.
(function () {
  "use strict";
  var form = document.querySelector("[data-drop]");
  if (!form) { return; }
  var input = form.querySelector("input[type=file]");
  function over(on) { return function (event) { event.preventDefault(); form.classList.toggle("over", on); }; }
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", function (event) {
    over(false)(event);
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; }
  });
}());
