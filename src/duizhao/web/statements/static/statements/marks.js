// Underlines places of a text under its control: a copy of the words, transparent, with marks.
(function () {
  "use strict";
  function draw(under, words, places, here) {
    while (under.firstChild) { under.removeChild(under.firstChild); }
    var at = 0;
    places.slice().sort(function (a, b) { return a.start - b.start || a.end - b.end; }).forEach(function (place) {
      if (place.start < at || place.end > words.length || place.start >= place.end) { return; }
      under.appendChild(document.createTextNode(words.slice(at, place.start)));
      var mark = document.createElement("mark");
      mark.textContent = words.slice(place.start, place.end);
      if (here === place.start) { mark.className = "here"; }
      under.appendChild(mark);
      at = place.end;
    });
    under.appendChild(document.createTextNode(words.slice(at) + "\n"));
  }
  // Where places are after the words changed in one stretch; those that the change touched are dropped.
  function moved(places, before, after) {
    var most = Math.min(before.length, after.length), head = 0, tail = 0;
    while (head < most && before[head] === after[head]) { head += 1; }
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) { tail += 1; }
    var end = before.length - tail, by = after.length - before.length;
    return places.filter(function (place) { return place.end <= head || place.start >= end; }).map(function (place) {
      return place.start >= end ? { start: place.start + by, end: place.end + by } : place;
    });
  }
  window.duizhaoMarks = { draw: draw, moved: moved };
}());
