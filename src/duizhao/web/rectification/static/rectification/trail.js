// The arrow keys walk along the trail: right to what came of it, left to what it came from, up and down to the next.
(function () {
  "use strict";
  var steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  function cellAt(table, row, column) {
    var line = table.tBodies[0].rows[row];
    return line ? line.cells[column] || null : null;
  }
  function links(cell) { return cell ? Array.prototype.slice.call(cell.querySelectorAll("a")) : []; }
  function next(table, link, step) {
    var cell = link.closest("td"), row = cell.parentNode.sectionRowIndex, column = cell.cellIndex;
    var here = links(cell), place = here.indexOf(link) + step[0];
    if (step[0] && here[place]) { return here[place]; }
    for (;;) {
      row += step[0];
      column += step[1];
      cell = cellAt(table, row, column);
      if (!cell) { return null; }
      here = links(cell);
      if (here.length) { return step[0] < 0 ? here[here.length - 1] : here[0]; }
    }
  }
  document.addEventListener("keydown", function (event) {
    var step = steps[event.key], table = document.querySelector("[data-trail]");
    if (!step || !table || event.isComposing || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) { return; }
    try { if (localStorage.getItem("keys") === "off") { return; } } catch (e) { /* private window */ }
    var link = document.activeElement;
    if (!link || link.tagName !== "A" || !table.contains(link)) { return; }
    var found = next(table, link, step);
    if (found) { event.preventDefault(); found.focus(); }
  });
}());
