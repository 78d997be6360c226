// Drag a point onto the problem that answers it; the form beside the point does the same without a mouse.
(function () {
  "use strict";
  var held = null;
  document.addEventListener("dragstart", function (event) {
    held = event.target.closest ? event.target.closest("[data-point]") : null;
    if (held) { held.classList.add("held"); event.dataTransfer.setData("text/plain", held.id); }
  });
  document.addEventListener("dragend", function () {
    if (held) { held.classList.remove("held"); held = null; }
  });
  function over(event) { return held && event.target.closest ? event.target.closest("[data-problem]") : null; }
  document.addEventListener("dragover", function (event) {
    var problem = over(event);
    if (problem) { event.preventDefault(); problem.classList.add("over"); }
  });
  document.addEventListener("dragleave", function (event) {
    var problem = over(event);
    if (problem) { problem.classList.remove("over"); }
  });
  document.addEventListener("drop", function (event) {
    var problem = over(event);
    if (!problem) { return; }
    event.preventDefault();
    var form = held.querySelector("form.answer");
    form.querySelector("select").value = problem.getAttribute("data-problem");
    form.submit();
  });
}());
