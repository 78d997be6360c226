// Words that are selected in the text go into the form for a comment, with their place.
(function () {
  "use strict";
  var form = document.querySelector("form[data-comment]"), text = document.querySelector("[data-text]");
  if (!form || !text) { return; }
  var words = form.querySelector("[name=words]"), near = form.querySelector("[name=near]");
  function offset(node, at) {
    var holder = node.nodeType === 1 ? node : node.parentNode;
    var paragraph = holder.closest("p[data-start]");
    if (!paragraph) { return -1; }
    var range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, at);
    return Number(paragraph.getAttribute("data-start")) + Array.from(range.toString()).length;
  }
  function take() {
    var chosen = window.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) { return; }
    var range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) { return; }
    var start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start < 0 || end <= start) { return; }
    words.value = chosen.toString().trim().split("\n")[0];
    near.value = String(start);
  }
  document.addEventListener("mouseup", take);
  document.addEventListener("keyup", function (event) { if (event.shiftKey) { take(); } });
}());
