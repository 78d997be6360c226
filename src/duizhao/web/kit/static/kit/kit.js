// Keys (/ search, ? help, Ctrl+S save), large type, the stage in view, a guard against sending a form twice, no words left behind.
(function () {
  "use strict";
  var root = document.documentElement;
  function remembered(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private window */ } }
  if (remembered("large") === "yes") { root.classList.add("large"); }
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-large-type]");
    if (!button) { return; }
    button.hidden = false;
    button.setAttribute("aria-pressed", String(root.classList.contains("large")));
    button.addEventListener("click", function () {
      var on = root.classList.toggle("large");
      button.setAttribute("aria-pressed", String(on));
      remember("large", on ? "yes" : "no");
    });
  });
  // On a phone the stages stand in a row that scrolls: the one whose page this is comes into view.
  document.addEventListener("DOMContentLoaded", function () {
    var here = document.querySelector(".rail a[aria-current]");
    var row = here && here.closest("ol");
    if (!row || row.scrollWidth <= row.clientWidth) { return; }
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.hasAttribute("data-sending")) { event.preventDefault(); return; }
    if (form.hasAttribute("hx-post") || form.method === "get") { return; }
    form.setAttribute("data-sending", "");
    window.addEventListener("pageshow", function () { form.removeAttribute("data-sending"); });
  });
  // Unsent words lie in the storage as thing:person:number; they go at sign-out, and when somebody else comes.
  function forgetWords(but) {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (/^[a-z]+:\d+:/.test(key) && (!but || key.split(":")[1] !== but)) { localStorage.removeItem(key); }
      });
    } catch (e) { /* private window */ }
  }
  document.addEventListener("DOMContentLoaded", function () {
    var who = document.body.getAttribute("data-who");
    if (who) { forgetWords(who); }
  });
  document.addEventListener("submit", function (event) {
    if (/\/sign-out\/$/.test(event.target.getAttribute("action") || "")) { forgetWords(""); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || remembered("keys") === "off") { return; }
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.ctrlKey && event.key === "s") {
      var save = document.querySelector("main form [type=submit].primary");
      if (save) { event.preventDefault(); save.click(); }
    } else if (!typing && event.key === "/") {
      var search = document.querySelector("[type=search]");
      var page = document.querySelector(".menu a.search");
      if (search) { event.preventDefault(); search.focus(); } else if (page) { event.preventDefault(); window.location.href = page.href; }
    } else if (!typing && event.key === "?") {
      var help = document.querySelector("a.help");
      if (help) { window.location.href = help.href; }
    }
  });
}());
