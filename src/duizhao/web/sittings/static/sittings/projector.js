// Counts how long the item has gone on, and fills the screen on request. What the server says wins at each renewal.
(function () {
  "use strict";
  var shown = null;
  var since = 0;
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function tick() {
    var timer = document.querySelector(".timer");
    if (!timer) { return; }
    if (timer !== shown) {
      shown = timer;
      since = Date.now() - Number(timer.getAttribute("data-seconds")) * 1000;
    }
    var seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
    timer.querySelector("span").textContent = Math.floor(seconds / 60) + ":" + two(seconds % 60);
    var allowed = Number(timer.getAttribute("data-minutes"));
    timer.classList.toggle("over", allowed > 0 && seconds >= allowed * 60);
  }
  tick();
  window.setInterval(tick, 500);
  var button = document.querySelector("[data-fullscreen]");
  if (button && document.documentElement.requestFullscreen) {
    button.hidden = false;
    button.addEventListener("click", function () { document.documentElement.requestFullscreen(); });
  }
}());
