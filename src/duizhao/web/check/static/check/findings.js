// j and k walk through the findings.
(function () {
  "use strict";
  var at = -1;
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    try { if (localStorage.getItem("keys") === "off") { return; } } catch (e) { /* private window */ }
    var all = document.querySelectorAll(".finding");
    if (event.key === "j") { at = Math.min(at + 1, all.length - 1); }
    else if (event.key === "k") { at = Math.max(at - 1, 0); }
    else { return; }
    if (all[at]) { all[at].focus(); all[at].scrollIntoView({ block: "center" }); }
  });
}());
